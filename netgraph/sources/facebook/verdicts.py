"""Which messages are an exchange, and which the network wrote itself or are none."""

import re
from collections.abc import Sequence

KINDS = ("message", "call")
_TELLING = {"type", "is_unsent", "call_duration"}  # whose values say what a message is
# What the network writes in a member's name, after the name. English alone: until 2021 rows also
# had a type, since then only the owner's language tells.
_BY_MEMBER = re.compile(
    r" (?:named the group\b|changed the (?:group (?:photo|name)|(?:chat )?theme|chat colou?rs)\b"
    r"|set the (?:nickname for|emoji to|quick reaction to)\b"
    r"|set (?:your|his|her|their)(?: own)? nickname to\b"
    r"|cleared (?:the|your|his|her|their)(?: own)? nickname\b"
    r"|created the group|(?:added|removed) .+ (?:to|from) the group\.|left the group\."
    r"|joined the (?:group|call|video chat)|started a (?:call|video chat|group call)"
    r"|turned (?:on|off) (?:member approval|disappearing messages)|pinned a message)"
)
# On HTML pages a call is told by its sentence alone, and only English is known.
_CALL = r"(?:(?:audio|video) )?(?:call|chat)\b"
_TO_THE_OWNER = re.compile(
    rf"You (?:(?P<missed>missed an? {_CALL} (?:from|with) )|called .{{1,99}}\.$)"
)
_OF_A_MEMBER = re.compile(rf" (?:(?P<missed>missed (?:a|an|your) {_CALL})|called you\.)")
_BY_NETWORK = (
    "You are now connected on Messenger",
    "You can now message and call each other",
    "You can now call each other",
    "Say hi to your new Facebook friend",
)


def verdicts(
    messages: list[object], senders: Sequence[object], contents: Sequence[object], fields: set[str]
) -> list[str]:
    """What each message is; most are asked no more than how their text begins."""
    if fields & _TELLING:
        return [verdict(m) for m in messages]
    told = ["message" if isinstance(m, dict) else "not a record" for m in messages]
    for n, (sender, content) in enumerate(zip(senders, contents, strict=True)):
        if type(content) is str and system(content, sender):
            told[n] = "system message"
    return told


def verdict(message: object) -> str:
    """What one message is: one of `KINDS`, or the reason why it is no exchange."""
    if not isinstance(message, dict):
        return "not a record"
    if message.get("is_unsent"):
        return "unsent"
    kind, content = message.get("type"), message.get("content")
    if kind in ("Subscribe", "Unsubscribe") or (
        isinstance(content, str) and system(content, message.get("sender_name"))
    ):
        return "system message"
    length = message.get("call_duration")
    if kind != "Call" and length is None:
        return "message"
    return "missed call" if message.get("missed") or length == 0 else "call"


def system(content: str, sender: object) -> bool:
    """Whether the network wrote this, in the sender's name or (to the owner) as "You"."""
    if content.startswith(("You ", "Say hi ")) and (
        content.startswith(_BY_NETWORK) or _BY_MEMBER.match(content, len("You"))
    ):
        return True
    return (
        isinstance(sender, str)
        and sender != ""
        and content.startswith(sender)
        and _BY_MEMBER.match(content, len(sender)) is not None
    )


def called(content: str, sender: object) -> str | None:
    """Whether the words of a page tell of a call: call, missed call, or null."""
    found = _TO_THE_OWNER.match(content)
    if not found and isinstance(sender, str) and sender and content.startswith(sender):
        found = _OF_A_MEMBER.match(content, len(sender))
    if not found:
        return None
    return "missed call" if found["missed"] else "call"
