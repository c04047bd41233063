"""LinkedIn's export, as an owner would have got it on a day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from urllib.parse import quote

from netgraph.sample.archive import Files, table
from netgraph.sample.world import CONNECTION, LINKEDIN, Face, Message, Thread, Tie, World

PREAMBLE_SINCE = date(2021, 6, 1)  # before: the header is the first line
URLS_SINCE = date(2023, 6, 1)  # Connections get URL, messages RECIPIENT PROFILE URLS
INVITATION_URLS_SINCE = date(2023, 11, 1)
DEFAULT_NOTE = "I'd like to add you to my professional network on LinkedIn."
_PREAMBLE = (
    b'Notes:\n"When exporting your connection data, you may notice that some of the email '
    b"addresses are missing. You will only see email addresses for connections who have allowed "
    b"their connections to see or download their email address using this setting "
    b"https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    b'https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)
_PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers"
)
_SPONSORED = (
    '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%, is your team ready for 2024?</p>'
)
_LUCKY = "https://www.linkedin.com/in/lucky-draw-0"


def url(face: Face) -> str:
    """The address of a profile, percent-encoded as in the exports."""
    return f"https://www.linkedin.com/in/{quote(face.slug)}"


def _us(at: datetime) -> str:
    return f"{at.month}/{at.day}/{at:%y}, {(at.hour % 12) or 12}:{at:%M %p}"


def connections(world: World, ties: Sequence[Tie], day: date) -> bytes:
    """Connections.csv in the layout of its day, newest first."""
    rows = []
    for tie in reversed(ties):
        person, since = world.people[tie.person], f"{tie.since:%d %b %Y}"
        if person.hidden_on and person.hidden_on <= day:
            rows.append(["", "", "", "", "", "", since])  # all eras: of the hidden only the date
            continue
        face, mail = person.face(day), person.email if person.shows_email else ""
        row = [face.first, face.last, url(face), mail, face.company, face.position, since]
        rows.append(row)
    if day >= URLS_SINCE:
        header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
        # since mid-2023: no line end after the last row
        return _PREAMBLE + table(header, rows).removesuffix(b"\n")
    header = "First Name,Last Name,Email Address,Company,Position,Connected On"
    data = table(header, [[*r[:2], *r[3:]] for r in rows])
    return _PREAMBLE + data if day >= PREAMBLE_SINCE else data


def _conversation(
    world: World, thread: Thread, messages: Iterable[Message], day: date
) -> list[list[str]]:
    """Rows of one conversation, newest first."""
    faces = [world.people[n].face(day) for n in thread.members]
    heads = {}
    for number, sender in zip(thread.members, faces, strict=True):
        others = [f for f in faces if f is not sender]
        heads[number] = [
            f"2-{thread.number:013x}==",
            thread.title or "",
            sender.name,
            url(sender),
            ", ".join(f.name for f in others),
            ",".join(url(f) for f in others),
        ]
    rows = [
        [*heads[m.sender], f"{m.at:%Y-%m-%d %H:%M:%S} UTC", "", m.text, "INBOX"] for m in messages
    ]
    return rows[::-1]


def _unwanted(number: int, owner: Face) -> list[list[str]]:
    """What every inbox also holds: a sponsored InMail, spam, somebody who closed the account."""
    rows = (
        ("Vantry Motors", "", "2022-02-03 08:15:00 UTC", "Ready?", _SPONSORED, "INBOX"),
        ("Lucky Draw", _LUCKY, "2022-03-01 03:00:00 UTC", "You won", "Answer today.", "SPAM"),
        ("LinkedIn Member", "", "2021-12-09 17:20:11 UTC", "", "Good luck\nwith it!", "ARCHIVE"),
    )
    return [
        [f"2-{number}{who[0].lower()}==", "", who, link, owner.name, url(owner), *rest]
        for who, link, *rest in rows
    ]


def messages(world: World, owner: int, moment: datetime) -> bytes:
    """messages.csv: conversation by conversation, the one with the newest message first."""
    day = moment.date()
    threads = [
        _conversation(world, thread, said, day)
        for thread, said in world.threads_at(owner, LINKEDIN, moment)
    ]
    threads.sort(key=lambda rows: (rows[0][6], rows[0][0]), reverse=True)
    rows = [row for rows in threads for row in rows] + _unwanted(
        owner, world.people[owner].face(day)
    )
    first = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO"
    last = "DATE,SUBJECT,CONTENT,FOLDER"
    if day < URLS_SINCE:
        return table(f"{first},{last}", [[*r[:5], *r[6:]] for r in rows])
    return table(f"{first},RECIPIENT PROFILE URLS,{last}", rows)


def invitations(
    world: World, owner: int, moment: datetime, notes: Mapping[Tie, str] | None = None
) -> bytes:
    """Invitations.csv of the last three years: who asked whom, and the personal note."""
    day, rows = moment.date(), []
    me = world.people[owner].face(day)
    for tie in sorted(world.ties[owner, CONNECTION], key=lambda t: (t.since, t.person)):
        if tie.since > moment or (moment - tie.since).days > 1095 or tie.note is None:
            continue
        pair = (me, world.people[tie.person].face(day))
        sender, receiver = pair if tie.outgoing else pair[::-1]
        way = "OUTGOING" if tie.outgoing else "INCOMING"
        note = (notes or {}).get(tie, tie.note)
        row = [sender.name, receiver.name, _us(tie.since), note, way]
        rows.append([*row, url(sender), url(receiver)])
    if day < INVITATION_URLS_SINCE:
        return table("From,To,Sent At,Message,Direction", [r[:5] for r in reversed(rows)])
    header = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
    return table(header, reversed(rows))


def _recommendations(world: World, owner: int, moment: datetime, received: bool) -> bytes:
    """Names only: neither direction has an address."""
    rows = []
    for said in sorted(world.recommendations, key=lambda r: r.at, reverse=True):
        me, other = (said.receiver, said.giver) if received else (said.giver, said.receiver)
        if me != owner or said.at > moment:
            continue
        face = world.people[other].face(moment.date())
        at = f"{said.at:%m/%d/%y, %I:%M %p}"
        rows.append([face.first, face.last, face.company, face.position, said.text, at, "VISIBLE"])
    return table("First Name,Last Name,Company,Job Title,Text,Creation Date,Status", rows)


def profile(world: World, owner: int, day: date, handle: bool) -> bytes:
    """Profile.csv: the owner; with the X handle when they have entered it."""
    person = world.people[owner]
    face = person.face(day)
    about = ["", "", "", f"{face.position} at {face.company}", "", "", "", person.city]
    links = [face.handle if handle else "", "", ""]
    return table(_PROFILE, [[face.first, face.last, *about, *links]])


def _career(world: World, owner: int, day: date, jobs: Iterable[Sequence[str]]) -> Files:
    """The owner's own jobs, and files that say nothing of ties."""
    person = world.people[owner]
    face = person.face(day)
    job = [face.company, face.position, "", person.city, "Mar 2019", ""]
    mail = [person.email, "Yes", "Yes", "Not Available"]
    return {
        "Positions.csv": table(
            "Company Name,Title,Description,Location,Started On,Finished On", [job, *jobs]
        ),
        "Education.csv": table(
            "School Name,Start Date,End Date,Notes,Degree Name,Activities",
            [[person.school, "2006", "2011", "", "MSc", ""]],
        ),
        "Skills.csv": table("Name", [["Negotiation"], ["Planning"], ["Data Analysis"]]),
        "Email Addresses.csv": table("Email Address,Confirmed,Primary,Updated On", [mail]),
        # 2023: header only for those who never asked the guide anything
        "guide_messages.csv": table("CONVERSATION ID,FROM,DATE,CONTENT", []),
    }


def export(
    world: World,
    owner: int,
    moment: datetime,
    *,
    complete: bool = True,
    handle: bool = False,
    ties: Sequence[Tie] | None = None,
    notes: Mapping[Tie, str] | None = None,
    jobs: Iterable[Sequence[str]] = (),
) -> Files:
    """Everything LinkedIn sends.

    Args:
        world: What is so.
        owner: Whose export.
        moment: When it was cut.
        complete: The big archive, not the quick one.
        handle: The owner's X handle stands in the profile.
        ties: Connections to write instead of those of the moment.
        notes: Words of invitations to write instead of those of the tie.
        jobs: Rows of earlier jobs, below the present one in Positions.csv.
    """
    day = moment.date()
    shown = world.ties_at(owner, CONNECTION, moment) if ties is None else ties
    files = {
        "Connections.csv": connections(world, shown, day),
        "messages.csv": messages(world, owner, moment),
        "Invitations.csv": invitations(world, owner, moment, notes),
        "Profile.csv": profile(world, owner, day, handle),
    }
    if complete:
        files |= _career(world, owner, day, jobs)
        files["Recommendations_Received.csv"] = _recommendations(world, owner, moment, True)
        files["Recommendations_Given.csv"] = _recommendations(world, owner, moment, False)
    return files
