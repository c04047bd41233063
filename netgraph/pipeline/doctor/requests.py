"""What each network's export is good for, and where in its menus to ask for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an export that not every way of asking for it brings."""

    name: str
    gives: str  # what a graph gains by it
    file: str  # a pattern that the path of one of its files matches, in lower case


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """How to get one network's export. Menus move: the words are those of late 2026, in English."""

    gives: str  # what a graph gains by it
    ask: str  # the way through the menus
    mind: str  # what people get wrong
    parts: tuple[Part, ...] = ()  # those that help most, the most telling first


#: By network, the most telling first; anything else comes in the neutral format.
REQUESTS: dict[str, Request] = {
    "linkedin": Request(
        gives="connections and since when, messages, invitations, who vouched for whom, jobs",
        ask="Me > Settings & Privacy > Data privacy > Get a copy of your data > "
        "Download larger data archive",
        mind="The first mail brings a part within minutes; wait a day for the second, "
        "it has the messages.",
        parts=(
            Part("connections", "who your contacts are", r"connections[^/]*$"),
            Part("messages", "how close ties are", r"(^|/)messages[^/]*$"),
            Part("invitations", "who asked whom", r"(^|/)invitations[^/]*$"),
            Part("positions", "with whom you worked", r"(^|/)positions[^/]*$"),
        ),
    ),
    "mail": Request(
        gives="who writes to whom and how often, so how close ties are; correspondents",
        ask="Gmail: takeout.google.com > Deselect all > Mail. "
        "Apple Mail: Mailbox > Export Mailbox. Thunderbird: the mailbox files of its profile",
        mind="Take sent mail along: it tells which addresses are your own. Only headers are read.",
    ),
    "facebook": Request(
        gives="friends and since when, removed friends, messages and groups' threads",
        ask="Settings & privacy > Settings > Accounts Centre > Your information and permissions > "
        "Export your information",
        mind="Choose JSON, which is exact, and all time; friends and messages are enough.",
        parts=(
            Part("friends", "who your contacts are", r"friends\.[^/]*$"),
            Part("messages", "how close ties are", r"messages?(_\d+)?[/.]"),
        ),
    ),
    "calendar": Request(
        gives="who meets whom: the strongest sign of a tie, and links among contacts",
        ask="Google: calendar.google.com > Settings > Import & export > Export. "
        "Apple Calendar: File > Export. Outlook: File > Save Calendar",
        mind="An .ics file for each calendar; shared calendars belong to somebody else.",
    ),
    "addressbook": Request(
        gives="addresses, numbers and links that tell which accounts are one person",
        ask="Google: contacts.google.com > Export > vCard. "
        "Apple Contacts: File > Export > Export vCard. Telephone: Contacts > Settings > Export",
        mind="All contacts, not one group; a card alone makes nobody a contact.",
    ),
    "x": Request(
        gives="followed and followers, replies, mentions, direct messages",
        ask="More > Settings and privacy > Your account > Download an archive of your data",
        mind="It takes a day or more. Several parts belong side by side in the inbox.",
        parts=(
            Part("following", "who your contacts are", r"following[^/]*$"),
            Part("tweets", "whom you answer and mention", r"tweets?[^/]*$"),
            Part("direct messages", "how close ties are", r"direct[-_]?messages?[^/]*$"),
        ),
    ),
}
