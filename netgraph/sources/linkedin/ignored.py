"""Files of an export that are known and not read, and why: most name nobody but the owner."""

import re

_WHY = {
    "the owner's comments; on whose post is not said, only the post's number": "Comments",
    "the owner's reactions; to whose post is not said, only the post's number": "Reactions",
    "the owner's votes; in whose poll is not said, only the post's number": "Votes",
    "the owner's reposts; of whose post is not said, only the post's number": "InstantReposts",
    "the owner's own posts; who read or answered them is not said": "Shares, Articles, Posts",
    "events that the owner went to; who else was there is not said": "Events",
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
MEDIA = {".html": "an article of the owner's"} | dict.fromkeys(
    (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".svg", ".mp4", ".mov", ".mp3", ".pdf"),
    "a picture, film or document of the owner's",
)


def fold_stem(name: str) -> str:
    """A file's name without case and separators."""
    return "".join(re.findall(r"[^\W_]+", name.lower()))


#: Folded names to the reason.
IGNORED = {fold_stem(name): why for why, names in _WHY.items() for name in names.split(", ")}
#: Folded names that any other program might choose.
COMMON = {fold_stem(name) for name in _COMMON.split(", ")}
