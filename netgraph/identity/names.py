"""Names of people taken apart and made comparable; what is left out says nothing of who it is."""

import re
from functools import cache

import polars as pl
from anyascii import anyascii
from nicknames import name_triplets

# Never part of a name where a comma stands before them, and at the end of a name anyway if plain.
_AFTER_COMMA = (
    "ba bsc bs ma msc ms mba emba md do dds dmd rn np pa pt ot jd llm llb esq cpa cfa cma cia ca "
    "acca fca pe eng pmp csm cspo psm safe cissp cism cisa ceh itil togaf shrm scp sphr phr dba "
    "edd psyd pharmd dphil mph mpa mfa med bed beng meng fcipd cipd frcs mrcp mp kc qc dr hon"
)
_AT_THE_END = "phd ph\\.?\\s?d mba m\\.b\\.a pmp cpa cfa cissp esq jr sr ii iii iv"
_TITLES = (
    "dr drs prof professor mr mrs ms mx miss sir dame lord lady rev capt sgt herr frau dhr mevr "
    "mme mlle sra srta dott dottssa dipl-ing"
)
_TITLES_WITH_DOT = "ing ir mag med fr hr sr lt col hon rer nat"
_PARTICLES = (
    "van von vom zu zum zur der den de del della delle di da das do dos du des la le lo las los "
    "ter ten te af av al el ul bin ibn bint ben abu st y e und och"
)


def _any_of(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


_CREDENTIALS = rf"(?i)(?:\s*,\s*(?:{_any_of(f'{_AFTER_COMMA} {_AT_THE_END}')})\.?)+[\s,.]*$"
_ENDINGS = rf"(?i)(?:\s+(?:{_any_of(_AT_THE_END)})\.?)+[\s,.]*$"
_CAPITALS = r"(?:\s*,\s*[A-Z][A-Z0-9.&/®™-]{1,9})+\s*$"
_TITLE = rf"(?i)^(?:(?:{_any_of(_TITLES)})(?:\.\s*|\s+)|(?:{_any_of(_TITLES_WITH_DOT)})\.\s*)+"
_SHORT = re.compile("[^a-z]+")


def taken_apart(names: pl.Series) -> pl.DataFrame:
    """Every distinct name in the parts that can be compared.

    Left out are credentials, titles, emoji, particles and what stands behind a bar; "Okonkwo, Ines"
    is turned round. A name in brackets or quotes counts as a further given name, one after
    "née" as a further surname.

    Args:
        names: Names as networks show them; null where there is none.

    Returns:
        One row per distinct name in which a name is left: name; full (its parts in their own
        script, joined by spaces, the further ones after a comma); ascii (the parts in Latin
        letters); bag (the letters of ascii, sorted: the same in whatever order and with whatever
        breaks the name is written); given, surname (the first and the last part of ascii; null
        where it has one part alone); first, last (all parts, the further ones too, that can be
        given names, or surnames).
    """
    distinct = pl.DataFrame({"name": names.unique().drop_nulls().sort()})
    text = distinct.with_columns(
        pl.col("name")
        .str.normalize("NFKC")
        .str.replace_all(r"[\p{Extended_Pictographic}\p{So}\p{Sk}\p{Cf}\x{FE0F}]", " ")
        .str.replace_all(r"\s+", " ")
        .str.strip_chars()
        .alias("text")
    ).filter(~pl.col("text").str.contains("@"))
    parts = (
        text.select("name", *_asides("text"), _plain(_in_order(_bared("text"))).alias("plain"))
        .with_columns(_parts("plain").alias("parts"))
        .filter(pl.col("parts").list.len() > 0)
    )
    return _in_latin(parts)


def _asides(text: str) -> list[pl.Expr]:
    """A name in brackets or quotes, and one after "née"."""
    called = r"[\(\[“”\"«]\s*([\p{L}\p{M}]{2,})\s*[\)\]“”\"»]"
    born = r"(?i)\b(?:née|nee|né|geb\.?|geborene|born)\s+([\p{L}\p{M}'’-]{2,})"
    return [
        _plain(pl.col(text).str.extract(called, 1)).alias("called"),
        _plain(pl.col(text).str.extract(born, 1)).alias("born"),
    ]


def _bared(text: str) -> pl.Expr:
    """Without brackets, quotes, what stands behind a bar, titles and credentials."""
    bare = (
        pl.col(text)
        .str.replace_all(r"[\(\[“\"«][^\)\]”\"»]*[\)\]”\"»]", " ")
        .str.replace(r"(?i)[\s,]+\b(?:née|nee|né|geb\.?|geborene|born)\s.*$", "")
        .str.replace(r"\s*[|•·/–—].*$|\s-\s.*$|(?i)\svia\s.*$", "")
    )
    # "Xu, Ma" is no Master of Arts
    whole = bare.str.contains(r"^[^\s,]+\s+[^\s,]")
    bare = pl.when(whole).then(bare.str.replace(_CREDENTIALS, "")).otherwise(bare)
    bare = bare.str.replace(_ENDINGS, "")
    bare = pl.when(whole).then(bare.str.replace(_CREDENTIALS, "")).otherwise(bare)
    # capitals that nobody knows are credentials where the name itself is not in capitals
    mixed = bare.str.contains(r"^[^,]*\p{Ll}[^,]*\s[^,]*,")
    bare = pl.when(mixed).then(bare.str.replace(_CAPITALS, "")).otherwise(bare)
    return bare.str.replace(_TITLE, "")


def _in_order(bare: pl.Expr) -> pl.Expr:
    """Given names before surnames."""
    return pl.when(bare.str.contains(",")).then(
        bare.str.replace(r"^([^,]*),\s*([^,]*).*$", "$2 $1").str.replace(_TITLE, "")
    ).otherwise(bare)  # fmt: skip


def _plain(text: pl.Expr) -> pl.Expr:
    """Lower-case letters and single spaces."""
    return (
        text.str.to_lowercase()
        .str.replace_all("ß", "ss")
        .str.replace_all(r"['’‘`´ʼʻ]", "")
        .str.replace_all(r"[^\p{L}\p{M}\s]+", " ")
        .str.replace_all(r"\s+", " ")
        .str.strip_chars()
        .replace("", None)
    )


def _parts(plain: str) -> pl.Expr:
    """The words of a name, without particles, unless they come first or nothing else is left."""
    words = pl.col(plain).str.split(" ")
    after = words.list.slice(1)
    telling = after.list.filter(~pl.element().is_in(_PARTICLES.split()))
    short = pl.concat_list(words.list.head(1), telling)
    return pl.when(telling.list.len() > 0).then(short).otherwise(words).fill_null([])


def _in_latin(parts: pl.DataFrame) -> pl.DataFrame:
    """Each distinct word is written in Latin letters once."""
    words = pl.concat([parts["parts"].explode(), parts["called"], parts["born"]])
    distinct = words.unique().drop_nulls()
    latin = pl.Series([_SHORT.sub("", anyascii(w).lower()) for w in distinct], dtype=pl.String)

    def to_latin(text: pl.Expr) -> pl.Expr:
        return text.replace_strict(distinct, latin, default=None, return_dtype=pl.String)

    spelled = parts.with_columns(
        pl.col("parts")
        .list.eval(to_latin(pl.element()))
        .list.filter(pl.element() != "")
        .alias("latin"),
        pl.concat_list(to_latin(pl.col("called", "born"))).alias("asides"),
    ).filter(pl.col("latin").list.len() > 0)
    several = pl.col("latin").list.len() > 1
    inner = pl.col("latin").list.len() - 1
    return spelled.select(
        "name",
        pl.concat_list(pl.col("parts").list.join(" "), "called", "born")
        .list.drop_nulls()
        .list.join(", ")
        .alias("full"),
        pl.col("latin").list.join(" ").alias("ascii"),
        _bag(pl.col("latin").list.join("")).alias("bag"),
        pl.when(several).then(pl.col("latin").list.first()).alias("given"),
        pl.when(several).then(pl.col("latin").list.last()).alias("surname"),
        _listed(pl.col("latin").list.head(inner), pl.col("asides").list.gather([0])).alias("first"),
        _listed(pl.col("latin").list.tail(inner), pl.col("asides").list.gather([1])).alias("last"),
    )


def _bag(text: pl.Expr) -> pl.Expr:
    return text.str.split("").list.sort().list.join("")


def _listed(words: pl.Expr, more: pl.Expr) -> pl.Expr:
    return pl.concat_list(words, more).list.drop_nulls().list.unique(maintain_order=True)


def roots(given: pl.Series) -> pl.DataFrame:
    """The names for which a given name can stand.

    From the list of the package `nicknames` (English names in the main). A name that stands for
    several has several rows: Alex is Alexander, or Alexandra.

    Args:
        given: Given names in Latin letters.

    Returns:
        One row per distinct given name and root: given, root; each name is a root of its own.
    """
    own = pl.DataFrame({"given": given.unique().drop_nulls()})
    return (
        pl.concat(
            [own.with_columns(pl.col("given").alias("root")), own.join(_known_roots(), on="given")]
        )
        .unique()
        .sort("given", "root")
    )


@cache
def _known_roots() -> pl.DataFrame:
    rows = [(known.name2, known.name1) for known in name_triplets()]
    return pl.DataFrame(rows, schema=["given", "root"], orient="row")
