"""Names of folders that every file system takes, one for each owner."""

import hashlib
import unicodedata

LONGEST = 40  # characters; with a digest they fit the 255 bytes of common file systems

_TAKEN_BY_WINDOWS = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)
}
_TAKEN_BY_US = {"index.html", "latest", "team"}


def folder_for(owner: str, taken: set[str]) -> str:
    """The folder of an owner's report: the owner's name where that is safe, else a slug of it.

    Args:
        owner: The owner's name in the home.
        taken: Folders given out before, case-folded; the new one is added.

    Returns:
        Letters, digits, `._-` and inner spaces. A name that had to be altered, or that differs from
        an earlier one only in case, ends with a digest of itself, so no two owners share a folder.
    """
    slug = _slug(owner)
    digest = hashlib.sha256(owner.encode("utf-8", "surrogatepass")).hexdigest()
    names = [f"{slug}-{digest[:8]}", f"{slug}-{digest}"]
    if slug == owner:
        names.insert(0, owner)
    name = next(n for n in names if n.casefold() not in taken)
    taken.add(name.casefold())
    return name


def _slug(owner: str) -> str:
    normal = unicodedata.normalize("NFC", owner)
    kept = "".join(c if c in "._- " or unicodedata.category(c)[0] in "LMN" else "-" for c in normal)
    short = kept.strip("._- ")[:LONGEST].rstrip("._- ")
    stem = short.split(".")[0].strip().casefold()
    reserved = stem in _TAKEN_BY_WINDOWS or short.casefold() in _TAKEN_BY_US
    return "owner" if not short else f"owner-{short}" if reserved else short
