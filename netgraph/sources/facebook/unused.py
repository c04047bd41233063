"""Files that Facebook's exports hold and this version reads nothing from, each with the reason."""

_NOBODY = "events and groups: names of gatherings, and of nobody who takes part"
_PAGES = "names the pages that the owner likes, not people"
_SETTINGS = "settings and logs: no exchange with people"
_PRODUCTS = "other products of the network: no exchange with people"

# Folded names of files, wherever they lie.
_FILES = {
    "people the network suggests: no ties": "peopleyoumayknow suggestedfriends",
    "a page to click through: no data": "starthere index",
    "says that a category is empty": "nodata",
    _SETTINGS: "autofillinformation secretconversations supportmessages "
    "yourmessengerappinstallinformation",
}
# Folded names of folders, at any depth; the innermost decides. Names of 2018, 2021 and 2023 on.
_FOLDERS = {
    "advertising": "ads adsandbusinesses adsinformation appsandwebsites "
    "appsandwebsitesoffoffacebook",
    "about the owner alone": "aboutyou profileinformation personalinformation "
    "otherpersonalinformation avatars",
    _PAGES: "comments commentsandreactions likesandreactions",
    _NOBODY: "groups events",
    "own content: no exchange with a named person": "posts photosandvideos album stories reels "
    "polls shortvideos saveditems saveditemsandcollections reviews fundraisers",
    "pages and profiles, not people": "pages followingandfollowers",
    "places and times": "location locationhistory yourplaces",
    "searches": "search searchhistory yoursearchhistory",
    "trade and payments": "marketplace facebookmarketplace paymenthistory facebookpayments",
    _SETTINGS: "securityandlogininformation preferences privacycheckup notifications "
    "loggedinformation otherloggedinformation activitymessages otheractivity interactions "
    "yourinteractionsonfacebook supervision stickersused yourtopics feed bugbounty "
    "informationusedforrecommendations voicerecordingandtranscription yourproblemreports "
    "callsandmessages",
    _PRODUCTS: "facebookgaming facebookportal portal facebooknews facebookassistant "
    "facebookaccountscenter liveaudiorooms musicrecommendations volunteering campus spark",
}
_MEDIA = (
    "jpg jpeg png gif webp heic bmp svg ico mp4 mov webm 3gp m4a mp3 aac wav ogg opus pdf vcf css "
    "js srt"
)
_BY_FILE = {name: why for why, names in _FILES.items() for name in names.split()}
_BY_FOLDER = {name: why for why, names in _FOLDERS.items() for name in names.split()}


def reason(parents: list[str], stem: str, extension: str) -> str | None:
    """Why a file is ignored on purpose; null for one that this version does not know.

    Args:
        parents: The folders above it, folded, outermost first.
        stem: Its name, folded, without extension.
        extension: In lower case, without the dot.
    """
    if extension in _MEDIA.split():
        return "media"
    by_folder = (_BY_FOLDER[part] for part in reversed(parents) if part in _BY_FOLDER)
    return _BY_FILE.get(stem) or next(by_folder, None)
