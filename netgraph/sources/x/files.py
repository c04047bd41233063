"""What each file of an archive is: data, known and passed over, or unknown."""

import re
from dataclasses import dataclass
from functools import partial

from netgraph.sources.archive import Archive

# Names with case, spaces, hyphens and underscores folded. Until 2022 some were singular.
_RENAMED = {
    "tweet": "tweets",
    "directmessage": "directmessages",
    "directmessagegroup": "directmessagesgroup",
}
_DATA = (
    "account profile manifest screennamechange follower following block mute contact tweets "
    "communitytweet like directmessages directmessagesgroup "
)
_HEADERS = "directmessageheaders directmessagegroupheaders "  # the messages without their text
MONTHS, TABLE = "grailbirdmonth", "grailbirdtable"  # posts of the archives until August 2018
DETAILS = ("userdetails", "payloaddetails", "tweetindex")  # whose, when, how many posts
_READ = frozenset((*(_DATA + _HEADERS).split(), MONTHS, TABLE, *DETAILS))
_PASSED_OVER = {
    "X shut these out by itself, for a while": "smartblock",
    "conversations are muted, not people": "directmessagemute",
    "lists are links without members": "listscreated listsmember listssubscribed",
    "names nobody; tweets.js says more": "tweetheaders deletedtweetheaders",
    "the owner deleted it": "deletedtweets deletedtweet deletednotetweet",
    "the long text of a post; tweets.js names its people": "notetweet articlemetadata article",
    "names nobody but the owner": "spacesmetadata moment twittercircle twittercirclemember "
    "twittercircletweet",
    "calls carry no usable record of people": "audiovideocallsindm "
    "audiovideocallsindmrecipientsessions messageevent",
    "notes on other people's posts name nobody": "birdwatchnote birdwatchnoterating "
    "birdwatchnotetombstone communitynote communitynoteapitestnote communitynotebatsignal "
    "communitynoterating communitynotetombstone replyprompt userlinkclicks",
    "advertising": "adengagements adimpressions admobileconversionsattributed "
    "admobileconversionsunattributed adonlineconversionsattributed "
    "adonlineconversionsunattributed adsrevenuesharing personalization branchlinks app",
    "shops": "catalogitem commercecatalog productdrop productset shopmodule shopifyaccount "
    "twittershop",
    "Periscope, closed in 2021": "periscopeaccountinformation periscopebaninformation "
    "periscopebroadcastmetadata periscopecommentsmadebyuser periscopeexpiredbroadcasts "
    "periscopefollowers periscopeprofiledescription",
    "the owner's account, devices and settings": "accountcreationip accountlabel "
    "accountsuspension accounttimezone ageinfo connectedapplication devicetoken "
    "emailaddresschange expandedprofile ipaudit keyregistry nidevices phonenumber "
    "professionaldata protectedhistory savedsearch sso tweetdeck verified verifiedorganization "
    "grokchatitem",
}
_REASONS = {kind: reason for reason, kinds in _PASSED_OVER.items() for kind in kinds.split()}
_HEAD = re.compile(r"\s*window\.(?:YTD\.(\w+)\.part(\d{1,4})|__THAR_CONFIG)\s*=")
_MONTH_HEAD = re.compile(r"\s*Grailbird\.data\.tweets_(\d{4})_(\d{2})\s*=")
_MONTH = re.compile(r"(\d{4})_(\d{2})")
_TABLE_HEAD = ("tweet_id", "in_reply_to_user_id", "timestamp")
_PART = re.compile(r"[-_ ]part(\d{1,4})$")
_COPY = re.compile(r"\s*\(\d+\)$| copy( \d+)?$")


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A data file: `tweets-part1.js` is number 1 of kind `tweets`."""

    kind: str
    number: int
    path: str


@dataclass(frozen=True, slots=True)
class Other:
    """A file that is not read: `ignored` and why, or `unknown`."""

    path: str
    status: str
    reason: str | None = None


def is_archive(archive: Archive) -> bool:
    """Whether any file begins as only X's archives begin."""
    heads = (head for path in archive.paths if (head := _head(archive, path)))
    return any(_HEAD.match(head) or _MONTH_HEAD.match(head) or _is_table(head) for head in heads)


def sort_out(archive: Archive) -> tuple[list[Part], list[Other]]:
    """The files to read, by kind and number, and all others by path.

    Of two copies of one part the first by path is read.
    """
    parts: dict[tuple[str, int], Part] = {}
    others = []
    for path in archive.paths:
        found = part_of(path, _head(archive, path))
        if not found or found.kind not in _READ:
            others.append(_other(path, found.kind if found else None))
        elif (found.kind, found.number) in parts:
            others.append(Other(path, "ignored", "copy"))
        else:
            parts[found.kind, found.number] = found
    return sorted(parts.values()), others


def part_of(path: str, head: str = "") -> Part | None:
    """What a file is by its name, else by the variable it sets; null when neither is known.

    The name comes first: the variable was `tweet` in some `tweets.js`.
    """
    if not (_is_script(path) or _is_table_name(path)):
        return None
    stem = _COPY.sub("", path.rpartition("/")[2].rpartition(".")[0].lower())
    month = _MONTH_HEAD.match(head) or _MONTH.fullmatch(stem)
    digits = int(month[1] + month[2]) if month else 0
    if _is_table_name(path):
        return Part(TABLE, digits, path) if stem == "tweets" or _is_table(head) else None
    if month and (_MONTH_HEAD.match(head) or path.lower().split("/")[-2:-1] == ["tweets"]):
        return Part(MONTHS, digits, path)
    number = _PART.search(stem)
    kind = _kind(_PART.sub("", stem))
    set_by = _HEAD.match(head)
    if kind not in _READ and kind not in _REASONS and set_by:
        kind = _kind(set_by[1] or "manifest")
    told = number[1] if number else (set_by and set_by[2]) or "0"
    return Part(kind, int(told), path)


def _other(path: str, kind: str | None) -> Other:
    folders = path.lower().split("/")
    name = folders.pop()
    ignored = partial(Other, path, "ignored")
    if _is_viewer(folders, name):
        return ignored("the archive's own viewer")
    if any(folder.endswith("_media") for folder in folders):
        return ignored("pictures and films")
    reason = _REASONS.get(kind or "")
    return ignored(reason) if reason else Other(path, "unknown")


def _is_viewer(folders: list[str], name: str) -> bool:
    pages = ("your archive.html", "index.html", "readme.txt")
    until_2018 = bool({"css", "img", "js", "lib"} & set(folders)) and "data" not in folders
    return "assets" in folders or until_2018 or name in pages


def _is_script(path: str) -> bool:
    folders = path.lower().split("/")
    return folders[-1].endswith(".js") and "assets" not in folders


def _is_table_name(path: str) -> bool:
    return path.lower().endswith(".csv")


def _is_table(head: str) -> bool:
    first = head.lstrip().partition("\n")[0]
    return all(re.search(rf"\b{name}\b", first) for name in _TABLE_HEAD)


def _head(archive: Archive, path: str) -> str:
    """The first characters of a script or table, also of one re-saved as UTF-16.

    X's own words are ASCII. Empty for any other file.
    """
    if not (_is_script(path) or _is_table_name(path)):
        return ""
    return archive.head(path, 400).replace(b"\0", b"").decode("ascii", "ignore")


def _kind(name: str) -> str:
    folded = re.sub(r"[^a-z0-9]", "", name.lower())
    return _RENAMED.get(folded, folded)
