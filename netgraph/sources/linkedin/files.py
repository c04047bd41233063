"""Which files LinkedIn puts into an export, and what this version makes of each."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from netgraph.sources.archive import Archive
from netgraph.sources.linkedin import (
    connections,
    invitations,
    messages,
    positions,
    profile,
    recommendations,
)
from netgraph.sources.tables import decode, holds_header

HEADERS = {
    "connections": connections.HEADER,
    "messages": messages.HEADER,
    "invitations": invitations.HEADER,
    "recommendationsreceived": recommendations.HEADER,
    "recommendationsgiven": recommendations.HEADER,
    "profile": profile.HEADER,
    "positions": positions.HEADER,
}
# Headers by which a table that bears a name of its owner's is known.
_TELLING = ("connections", "messages", "invitations", "profile", "positions")
_TABLES = (".csv", ".tsv", ".txt")
_COPY = re.compile(r"([ _-]+(copy|\(?\d+\)?))+$")  # "Connections (1)"; in 2026 "Comments_34875879"

_WHY = {
    "endorsements of skills, a weak sign that this version does not use": (
        "Endorsement_Received_Info, Endorsement_Given_Info"
    ),
    "the owner's posts and reactions; whom they answer is not in the file": (
        "Comments, Reactions, Votes, Shares, InstantReposts, Articles, Posts"
    ),
    "events without their attendees": "Events",
    "the owner's notes on people, which are private": "Notes",
    "followed members by name alone, no contacts; not used by this version": "Member_Follows",
    "an uploaded address book, which is no list of ties": "Contacts, ImportedContacts",
    # Until about 2017 the list had an export of its own, made for mail programs.
    "an address book without days and profile addresses; not used by this version": (
        "linkedin_connections_export_microsoft_outlook, linkedin_connections_export_yahoo, "
        "linkedin_connections_export_microsoft_outlook_express"
    ),
    "conversations with LinkedIn's assistants, not with people": (
        "guide_messages, coach_messages, learning_coach_messages, learning_role_play_messages, "
        "LearningCoachMessages, LearningCoachAiRoleplayMessages"
    ),
    "the owner's own schooling, skills and merits": (
        "Education, Skills, Languages, Certifications, Courses, Projects, Publications, "
        "Patents, Honors, Organizations, Volunteering, Volunteering_Experiences, Test_Scores, "
        "Causes You Care About, Profile Summary, Verifications"
    ),
    "organisations and topics that the owner follows, not people": (
        "Company Follows, Hashtag_Follows"
    ),
    "a list of the owner's pictures and films": "Rich_Media",
    "the owner's own addresses and numbers": (
        "Email Addresses, PhoneNumbers, Whatsapp Phone Numbers"
    ),
    "the owner's account, sign-ins, searches and purchases": (
        "Registration, Logins, Security Challenges, Receipts, Receipts_v2, SearchQueries, "
        "Account Status History, Private_identity_asset, Saved_Items"
    ),
    "what LinkedIn and advertisers think of the owner": (
        "Ad_Targeting, Ads Clicked, LAN Ads Engagement, Inferences_about_you, "
        "Inferred Credibility Scores"
    ),
    "jobs and services that the owner looked for or offered": (
        "SavedJobAlerts, Saved Jobs, Job Applications, Job Seeker Preferences, "
        "Job Applicant Saved Answers, Job Applicant Saved Screening Question Responses, "
        "Online Job Postings, Providers, Engagements, Opportunities, Service Requests"
    ),
    "courses that the owner took": "Learning",
}
# Names that any other program might choose too; they do not make an export LinkedIn's.
_COMMON = (
    "Profile, Comments, Reactions, Votes, Shares, Articles, Posts, Events, Notes, Contacts, "
    "Positions, Education, Skills, Languages, Certifications, Courses, Projects, Publications, "
    "Patents, Honors, Organizations, Volunteering, Verifications, Email Addresses, PhoneNumbers, "
    "Registration, Logins, Receipts, Learning, Providers, Engagements, Opportunities, SearchQueries"
)
_MEDIA = {".html": "an article of the owner's"} | dict.fromkeys(
    (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".svg", ".mp4", ".mov", ".mp3", ".pdf"),
    "a picture, film or document of the owner's",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with each path of a package."""

    read: dict[str, str]  # role (a key of HEADERS) to path
    ignored: dict[str, str]  # path to reason
    unknown: tuple[str, ...]


def claims(archive: Archive) -> bool:
    """Whether a table has LinkedIn's name and header, or two have names that only it gives."""
    tables = [path for path in archive.paths if _is_table(path)]
    stems = {_stem(path) for path in tables}
    telling = {s for s in stems if s in HEADERS or s in IGNORED} - _COMMON_STEMS
    return (
        len(telling) > 1
        or any(stem.startswith("linkedinconnectionsexport") for stem in telling)
        or any(_is_linkedins(archive, path) for path in tables)
        or (len(tables) == 1 and _by_header(archive.head(tables[0])) != "")
    )


def plan(archive: Archive) -> Plan:
    """Which path is read as what, which is ignored and why, which is not known.

    Of two files with one role the one with the shorter name is read, then the first by path.
    """
    read: dict[str, str] = {}
    ignored: dict[str, str] = {}
    unknown = []
    alone = sum(map(_is_table, archive.paths)) == 1
    for path in sorted(archive.paths, key=lambda p: (len(PurePosixPath(p).name), p)):
        role = _role(archive, path, alone)
        if role in HEADERS:
            ignored |= {path: "copy"} if role in read else {}
            read.setdefault(role, path)
        elif role in IGNORED:
            ignored[path] = IGNORED[role]
        elif (media := PurePosixPath(path).suffix.lower()) in _MEDIA:
            ignored[path] = _MEDIA[media]
        else:
            unknown.append(path)
    return Plan(read, ignored, tuple(unknown))


def _role(archive: Archive, path: str, alone: bool) -> str:
    """What a table's name says, or the header of one that is alone; empty for other files."""
    if not _is_table(path):
        return ""
    stem = _stem(path)
    if stem in HEADERS or stem in IGNORED or not alone:
        return stem
    return _by_header(archive.head(path))


def _by_header(head: bytes) -> str:
    return next((role for role in _TELLING if _has_header(head, role)), "")


def _is_linkedins(archive: Archive, path: str) -> bool:
    """Whether a table of this name is LinkedIn's; Connections.csv also in an unknown language."""
    if (role := _stem(path)) not in HEADERS:
        return False
    head = archive.head(path)
    return _has_header(head, role) or (
        role == "connections" and "linkedin.com/in/" in decode(head).lower()
    )


def _has_header(head: bytes, role: str) -> bool:
    also = connections.LOCALISED if role == "connections" else None
    return holds_header(head, HEADERS[role], also)


def _is_table(path: str) -> bool:
    return path.lower().endswith(_TABLES)


def _stem(path: str) -> str:
    """A file's name without folder, extension, number, case and separators."""
    return _fold(_COPY.sub("", PurePosixPath(path).stem.lower()))


def _fold(name: str) -> str:
    return "".join(re.findall(r"[^\W_]+", name.lower()))


IGNORED = {_fold(name): why for why, names in _WHY.items() for name in names.split(", ")}
_COMMON_STEMS = {_fold(name) for name in _COMMON.split(", ")}
