"""How people keep in touch: rhythms of one-to-one exchange, groups, posts."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from netgraph.sample.world import Message, Post, Recommendation, Thread, World

_OPENERS = (
    "Hello", "Good morning", "Hope you are well", "Quick question", "Following up", "Thanks again",
    "Long time no see", "As promised", "Short update", "Before I forget", "One more thing",
)  # fmt: skip
_MIDDLES = (
    "are you free for lunch next week", "the draft agenda is ready", "we moved it to Tuesday",
    "the slides are in the shared folder", "could you look at the numbers", "see you at the hall",
    "the train was late, sorry", "we should plan the next hike", "my sister says hello",
    "the workshop went better than expected", "do you know somebody who builds sheds",
    "the invoice is on its way", "it was good to meet your team", "happy to introduce you",
    "the photos from Sunday turned out well", "we are looking for a speaker in spring",
    "the pilot starts in March", "I read your note with pleasure", "bring the long rope, please",
    "the library closes at six", "our garden is full of apples", "the audit is done at last",
)  # fmt: skip
_CLOSERS = (
    ".",
    "!",
    ". Thank you.",
    ", does that suit you?",
    ". Best wishes",
    "? Let me know.",
    ' - "finally".',
)
_WARM = (" 😀", " 🙂👍", " – à bientôt", " ❤", " … schöne Grüße", "")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A way to keep in touch."""

    gap_days: float  # between exchanges
    first_days: int  # days before the end of the story, at most, that it began
    last_days: int  # days before the end of the story that it stopped
    inward: float = 0.5  # share of messages that the other one writes


RHYTHMS = {
    "weekly": Rhythm(7, 240, 0),
    "monthly": Rhythm(30, 480, 0),
    "quarterly": Rhythm(91, 1300, 0),
    "yearly": Rhythm(365, 2600, 0),
    "fading": Rhythm(18, 560, 230),
    "dormant": Rhythm(40, 1800, 1300),
    "one-way out": Rhythm(75, 700, 0, 0.0),
    "one-way in": Rhythm(75, 700, 0, 1.0),
    "once": Rhythm(600, 500, 0),
}


def sentence(rng: random.Random, warm: bool = False) -> str:
    """A short neutral message; netgraph never stores it."""
    text = f"{rng.choice(_OPENERS)}, {rng.choice(_MIDDLES)}{rng.choice(_CLOSERS)}"
    return text + rng.choice(_WARM) if warm else text


def message(rng: random.Random, at: datetime, sender: int, warm: bool = False) -> Message:
    """A message at a moment; Facebook and X keep its milliseconds."""
    exact = at + timedelta(milliseconds=rng.randrange(1000))
    return Message(exact, sender, sentence(rng, warm), rng.getrandbits(22))


def exchanges(
    rng: random.Random, rhythm: Rhythm, since: datetime, end: datetime
) -> Iterator[datetime]:
    """The moments at which two begin to talk."""
    at = max(since, end - timedelta(days=rhythm.first_days))
    stop = end - timedelta(days=rhythm.last_days)
    at += timedelta(days=rhythm.gap_days * rng.random())
    while at < stop:
        yield at.replace(
            hour=rng.randrange(7, 21), minute=rng.randrange(60), second=rng.randrange(60)
        )
        at += timedelta(days=rhythm.gap_days * rng.uniform(0.75, 1.25))


def converse(
    rng: random.Random,
    world: World,
    network: str,
    pair: tuple[int, int],
    rhythm: Rhythm,
    span: tuple[datetime, datetime],
) -> None:
    """Let an owner and a contact write to each other.

    Args:
        rng: Where chance comes from.
        world: Gets the thread, if anything is said at all.
        network: Where they write.
        pair: The owner, then the contact.
        rhythm: How often, and who.
        span: Not before and not after.
    """
    thread = Thread(network, rng.getrandbits(50), pair)
    for at in exchanges(rng, rhythm, *span):
        moment, other = at, rng.random() < rhythm.inward
        for _ in range(rng.choice((1, 2, 2, 3))):
            sender = pair[1] if other else pair[0]
            thread.messages.append(message(rng, moment, sender, network != "linkedin"))
            moment += timedelta(minutes=rng.randrange(2, 600))
            other = other if rhythm.inward in (0.0, 1.0) else not other
    thread.messages = [m for m in thread.messages if m.at < span[1]]
    if thread.messages:
        world.add_thread(thread)


def gather(
    rng: random.Random,
    network: str,
    members: Sequence[int],
    title: str | None,
    span: tuple[datetime, datetime],
) -> Thread:
    """A group of three or more that talks for some weeks; everybody says something first.

    Returns:
        The thread, not yet given to the world.
    """
    thread = Thread(network, rng.getrandbits(50), tuple(members), title=title)
    days = max((span[1] - span[0]).days - 60, 1)
    at = (span[0] + timedelta(days=rng.randrange(days))).replace(hour=9, second=rng.randrange(60))
    senders = [*members, *rng.choices(members, k=rng.randrange(1, 6))]
    for sender in senders:
        thread.messages.append(message(rng, at, sender, network != "linkedin"))
        at += timedelta(minutes=rng.randrange(3, 6000))
    thread.messages = [m for m in thread.messages if m.at < span[1]]
    return thread


def post(
    rng: random.Random, world: World, author: int, audience: Sequence[int], at: datetime
) -> None:
    """A tweet that often mentions or answers people the author follows."""
    mentions = rng.sample(audience, min(rng.choice((0, 1, 1, 1, 2, 3)), len(audience)))
    reply_to = mentions[0] if mentions and rng.random() < 0.5 else None
    text = sentence(rng).replace("and", "&")
    world.posts[author].append(Post(at, text, tuple(mentions), reply_to, rng.getrandbits(22)))


def recommend(rng: random.Random, world: World, giver: int, receiver: int, at: datetime) -> None:
    """A written recommendation from one to the other."""
    text = f"A pleasure to work with. {sentence(rng)}"
    world.recommendations.append(Recommendation(at, giver, receiver, text))
