"""Names as Facebook writes them: repaired, and made into keys."""

import re

from netgraph.text import clean, fold

# What stands for a deactivated or deleted account, in the language of the owner's Facebook.
NAMELESS = frozenset(
    {
        "",
        "facebook user",
        "facebook-nutzer",
        "facebook-gebruiker",
        "facebook-bruger",
        "facebook-bruker",
        "facebook-användare",
        "facebook-käyttäjä",
        "facebook kullanıcısı",
        "utilisateur facebook",
        "utilisateur de facebook",
        "usuario de facebook",
        "usuário do facebook",
        "utilizador do facebook",
        "utente di facebook",
        "utente facebook",
        "użytkownik facebooka",
        "uživatel facebooku",
        "пользователь facebook",
        "facebookユーザー",
    }
)

# A closed account, as HTML of before spring 2018 writes it.
_NUMBERED = re.compile(r"\d+@facebook\.com")


def repair(text: str) -> str:
    """Text as it was before Facebook wrote each of its UTF-8 bytes as one character.

    Since the first JSON exports (2018), and to this day. Done once for each string as exported:
    text that is right already stays as it is, because its characters are beyond a byte or are
    not UTF-8 when taken for bytes.

    Args:
        text: A string of the parsed file.
    """
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def readable(value: object) -> str | None:
    """A name or title fit to store; null for anything but readable text."""
    return clean(repair(value)) if isinstance(value, str) else None


class Names(dict[str, str | None]):
    """The keys of one package's names, by their text as exported; each spelling is folded once.

    A key is `facebook:?name`, null for an account that is no longer there. `shown` holds each
    key's name in readable form: of several spellings the one that sorts first.
    """

    def __init__(self) -> None:
        super().__init__()
        self.shown: dict[str, str] = {}
        self.pages: dict[str, str | None] = {}

    def __missing__(self, raw: str) -> str | None:
        self[raw] = key = self._key(repair(raw))
        return key

    def of(self, value: object) -> str | None:
        """The key of whatever stands where a name is expected; null unless it is a name."""
        return self[value] if isinstance(value, str) else None

    def of_page(self, text: str) -> str | None:
        """The key of a name on an HTML page, which was never spoilt and is not repaired."""
        if text not in self.pages:
            self.pages[text] = self._key(text)
        return self.pages[text]

    def _key(self, text: str) -> str | None:
        name = clean(text) or ""
        folded = fold(name)
        if folded in NAMELESS or _NUMBERED.fullmatch(folded):
            return None
        key = f"facebook:?{folded}"
        self.shown[key] = min(name, self.shown.get(key, name))
        return key
