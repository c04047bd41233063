"""The invented world: people and how they change, their ties, what they say to each other."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TypedDict, Unpack

CONNECTION, FRIEND, FOLLOWING, FOLLOWER = "connection", "friend", "following", "follower"
LINKEDIN, FACEBOOK, X = "linkedin", "facebook", "x"


def utc(
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0
) -> datetime:
    """A moment; all of the story is told in UTC."""
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Face:
    """What the networks show of a person, until it changes."""

    first: str
    last: str
    slug: str
    handle: str
    company: str
    position: str

    @property
    def name(self) -> str:
        """The display name."""
        return f"{self.first} {self.last}".strip()


class Change(TypedDict, total=False):
    """Fields of a face that become others."""

    first: str
    last: str
    slug: str
    handle: str
    company: str
    position: str


@dataclass(frozen=True, slots=True)
class Person:
    """One invented human with an account on some of the networks."""

    number: int
    faces: tuple[tuple[date, Face], ...]  # each from its day on, the first from the beginning
    networks: frozenset[str]
    x_id: str
    facebook_id: int
    email: str
    shows_email: bool
    city: str
    school: str
    hidden_on: date | None = None  # from when LinkedIn shows nothing but the date of the tie
    before: tuple[date, str] | None = None  # another e-mail, in use before that day

    def face(self, day: date) -> Face:
        """How the person appears on a day."""
        return next(f for since, f in reversed(self.faces) if since <= day)

    def address(self, day: date) -> str:
        """The e-mail in use on a day."""
        return self.before[1] if self.before and day < self.before[0] else self.email

    def changed(self, on: date, **fields: Unpack[Change]) -> "Person":
        """The same person with another face from a day on, later than every earlier change."""
        return replace(self, faces=(*self.faces, (on, replace(self.faces[-1][1], **fields))))


@dataclass(frozen=True, slots=True)
class Tie:
    """An owner's relation to a person, on one list of one network."""

    person: int
    since: datetime
    until: datetime | None = None
    outgoing: bool = True  # the owner asked for it
    note: str | None = None  # personal note of the invitation, "" none; null: not invited here


@dataclass(frozen=True, slots=True)
class Message:
    """Something said in a thread."""

    at: datetime
    sender: int
    text: str
    salt: int  # the lower bits of X's id


@dataclass(slots=True)
class Thread:
    """A conversation of two or more, as all its members hold it."""

    network: str
    number: int  # unique
    members: tuple[int, ...]
    messages: list[Message] = field(default_factory=list)
    title: str | None = None
    joined: dict[int, datetime] = field(default_factory=dict)  # members who came later
    left: dict[int, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Post:
    """A tweet."""

    at: datetime
    text: str
    mentions: tuple[int, ...]
    reply_to: int | None
    salt: int


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A written LinkedIn recommendation."""

    at: datetime
    giver: int
    receiver: int
    text: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail of one person to others."""

    at: datetime
    sender: int
    to: tuple[int, ...]
    text: str
    salt: int  # the lower bits of its ids
    cc: tuple[int, ...] = ()
    bcc: tuple[int, ...] = ()
    answers: "Mail | None" = None
    oddity: str = ""  # see netgraph.sample.mail.ODDITIES

    @property
    def people(self) -> set[int]:
        """Who has it in the mailbox; nobody but the writer has a draft."""
        draft = self.oddity == "draft"
        return {self.sender} if draft else {self.sender, *self.to, *self.cc, *self.bcc}

    @property
    def first(self) -> "Mail":
        """The mail that began the thread."""
        return self.answers.first if self.answers else self


@dataclass(frozen=True, slots=True)
class Meeting:
    """An entry of calendars: an appointment, or a series of them."""

    starts: datetime  # with the zone in which its clock is read
    minutes: int
    organiser: int
    answers: tuple[tuple[int, str], ...]  # person and what he answered, as calendars write it
    text: str
    number: int  # unique; changes of a series bear that of the series
    room: bool = False
    called_off: bool = False
    whole_day: bool = False
    rule: str = ""  # of a series, as calendars write it
    dropped: tuple[datetime, ...] = ()  # starts that the series leaves out
    changes: tuple[tuple[datetime, "Meeting"], ...] = ()  # start in the series, what it became
    calendar: str = ""  # of a group; empty: the own one of everybody who is asked

    @property
    def people(self) -> set[int]:
        """Who has it in the calendar."""
        return {self.organiser, *(n for n, _ in self.answers)}


@dataclass(frozen=True, slots=True)
class Card:
    """What an owner's address book says of a person."""

    person: int
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()  # addresses of profiles
    named: bool = True
    chosen: bool = True  # false: the program collected it from mails
    related: tuple[int, ...] = ()  # other persons of the book


@dataclass(slots=True)
class World:
    """Everything that is so; exports are views of it by one owner at one moment."""

    people: list[Person]
    owners: dict[str, int]  # folder name -> person
    circles: dict[str, list[int]]
    ties: defaultdict[tuple[int, str], list[Tie]] = field(
        default_factory=lambda: defaultdict(list)
    )  # by owner and kind
    threads: defaultdict[tuple[int, str], list[Thread]] = field(
        default_factory=lambda: defaultdict(list)
    )  # by owner and network
    posts: defaultdict[int, list[Post]] = field(default_factory=lambda: defaultdict(list))
    recommendations: list[Recommendation] = field(default_factory=list)
    mails: defaultdict[int, list[Mail]] = field(default_factory=lambda: defaultdict(list))
    meetings: defaultdict[int, list[Meeting]] = field(default_factory=lambda: defaultdict(list))
    cards: defaultdict[int, list[Card]] = field(default_factory=lambda: defaultdict(list))

    def ties_at(self, owner: int, kind: str, moment: datetime) -> list[Tie]:
        """The list as it stands at a moment, oldest tie first."""
        return sorted(
            (
                t
                for t in self.ties[owner, kind]
                if t.since <= moment and (t.until is None or t.until > moment)
            ),
            key=lambda t: (t.since, t.person),
        )

    def ended_by(self, owner: int, kind: str, moment: datetime) -> list[Tie]:
        """Ties that were ended before a moment, in the order of their end."""
        gone = [
            (t.until, t.person, t)
            for t in self.ties[owner, kind]
            if t.until is not None and t.until <= moment
        ]
        return [tie for _, _, tie in sorted(gone, key=lambda g: g[:2])]

    def threads_at(
        self, owner: int, network: str, moment: datetime
    ) -> list[tuple[Thread, list[Message]]]:
        """Conversations with what was said until a moment, oldest message first; none is empty."""
        said = (
            (t, sorted((m for m in t.messages if m.at <= moment), key=lambda m: (m.at, m.sender)))
            for t in self.threads[owner, network]
        )
        return [(thread, messages) for thread, messages in said if messages]

    def add_thread(self, thread: Thread) -> None:
        """Give a conversation to every owner among its members."""
        for owner in sorted(set(self.owners.values()) & set(thread.members)):
            self.threads[owner, thread.network].append(thread)

    def add_mail(self, mail: Mail) -> None:
        """Put a mail into the mailbox of every owner who wrote or gets it."""
        for owner in sorted(set(self.owners.values()) & mail.people):
            self.mails[owner].append(mail)

    def add_meeting(self, meeting: Meeting) -> None:
        """Put an entry into the calendar of every owner whom it names."""
        for owner in sorted(set(self.owners.values()) & meeting.people):
            self.meetings[owner].append(meeting)

    def on(self, network: str, among: Iterable[int]) -> list[int]:
        """Those who have an account on a network, in the order given."""
        return [n for n in among if network in self.people[n].networks]
