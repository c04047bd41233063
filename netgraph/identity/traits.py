"""What is known of accounts, made comparable: names, and traits of one kind and value each."""

from collections.abc import Callable

import polars as pl

from netgraph.identity.keys import ADDRESSES, folded, form_of, identifier_of_url, source_of
from netgraph.identity.names import taken_apart
from netgraph.identity.phones import e164
from netgraph.text import fold_company

#: Networks whose names are taken for fun: they can speak for a person, never against.
PLAYFUL = ("x",)

_ADDRESS = r"^[^@\s]+@[^@\s]+\.[^@\s.]+$"
_ROLES = (
    r"^(?:info|office|contact|kontakt|hello|hi|support|service|sales|vertrieb|marketing|admin|"
    r"administrator|webmaster|team|mail|email|post|postmaster|hr|jobs|careers|bewerbung|press|"
    r"presse|billing|invoice|invoices|rechnung|accounts|accounting|buchhaltung|help|helpdesk|"
    r"enquiries|inquiries|reception|empfang|secretary|sekretariat|secretariat|booking|events|news|"
    r"newsletter|no-?reply|orders|shop|legal|privacy|security|it|everyone|all|staff)$"
)
_DOTLESS = ("gmail.com", "googlemail.com")  # to which ann.ode@ and annode@ are one
_FREE = (
    "126 163 aol att bellsouth bluewin bol btinternet comcast daum fastmail free freenet gmail gmx "
    "googlemail hanmail hey hotmail icloud kpnmail laposte libero live mac mail me msn naver "
    "orange outlook pm posteo proton protonmail qq rambler rediffmail sapo sina sky t-online telia "
    "terra tutanota uol verizon virgilio wanadoo web xs4all yahoo yandex ymail ziggo zoho"
)
_SECOND_LEVEL = ("ac", "co", "com", "edu", "gov", "net", "org")
# what a person chose to stand in the address of a profile, without what the network added
_SLUG = r"^linkedin:in/(.*?)(?:-[0-9a-f]*\d[0-9a-f]*)?$"
_MIN_HANDLE = 5  # letters; a shorter handle is anybody's


def names_of(observed: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Names as they were ever shown, taken apart.

    Args:
        observed: Observations with account_id.

    Returns:
        One row per account and name: account_id, full; and the names, one row per full.
    """
    apart = taken_apart(observed["name"])
    borne = observed.select("account_id", "name").join(apart.select("name", "full"), on="name")
    return (
        borne.select("account_id", "full").unique().sort("account_id", "full"),
        apart.drop("name").unique("full", keep="first", maintain_order=True),
    )


def traits_of(
    observed: pl.DataFrame, account_of: pl.DataFrame, mentions: pl.DataFrame, region: str
) -> pl.DataFrame:
    """Whatever else two accounts can have in common.

    Args:
        observed: Observations with account_id.
        account_of: key, account_id.
        mentions: One row per key and export: export_id, owner, key.
        region: ISO 3166 code of phone numbers without a country code; empty: they say nothing.

    Returns:
        One row per account, kind and value: account_id, kind (email, role: an office's address;
        mailbox: an address without tags and dots, phone, link, handle, spelling: the letters of a
        handle, firm: by employer, domain: by address, place, school, profile: an id of a network,
        owner: who knows him), value, shown (as somebody wrote it; null where nobody did).
    """
    at_address = account_of.filter(source_of().is_in(ADDRESSES) & (form_of() == "id"))
    written = pl.concat(
        [
            observed.select("account_id", "email"),
            at_address.select(
                "account_id", pl.col("key").str.extract("^[^:]+:(.*)$").alias("email")
            ),
        ]
    )
    frames = [
        *_of_addresses(written),
        _said(observed, "phone", "phone", lambda phones: e164(phones, region or None)),
        _said(observed, "link", "url", _links),
        _links_to(account_of, observed),
        *_of_handles(observed.select("account_id", "handle").unique(), pl.col("handle")),
        *_of_handles(account_of, pl.col("key").str.extract(_SLUG)),
        _said(observed, "firm", "company", _firms),
        _said(observed, "place", "location", lambda s: folded(s.str.extract("^([^,;/(]+)"))),
        _said(observed, "school", "school", folded),
        account_of.filter(~source_of().is_in(ADDRESSES) & (form_of() == "id")).select(
            "account_id",
            pl.lit("profile").alias("kind"),
            source_of().alias("value"),
            pl.lit(None, pl.String).alias("shown"),
        ),
        _trait(
            mentions.join(account_of, on="key"), "owner", pl.col("owner"), pl.lit(None, pl.String)
        ),
    ]
    return (
        pl.concat(frames)
        .group_by("account_id", "kind", "value")
        .agg(pl.col("shown").min())
        .sort("account_id", "kind", "value")
    )


def _trait(frame: pl.DataFrame, kind: str, value: pl.Expr, shown: pl.Expr) -> pl.DataFrame:
    return frame.select(
        "account_id", pl.lit(kind).alias("kind"), value.alias("value"), shown.alias("shown")
    ).drop_nulls(["value"])


def _said(
    observed: pl.DataFrame, kind: str, column: str, meant: Callable[[pl.Series], pl.Series]
) -> pl.DataFrame:
    """One column of the observations; each distinct text is read once."""
    said = observed.select("account_id", column).unique().drop_nulls()
    distinct = said[column].unique()
    read = pl.DataFrame(
        {column: distinct, "value": meant(distinct)}, schema_overrides={"value": pl.String}
    )
    return _trait(
        said.join(read, on=column), kind, pl.col("value"), pl.col(column).str.strip_chars()
    )


def organisation_of(domain: str) -> pl.Expr:
    """The organisation that a column of mail domains names, in letters and figures alone.

    Args:
        domain: The column, in lower case.

    Returns:
        `acme` for "mail.acme.co.uk"; null for providers at which anybody can have an address.
    """
    labels = pl.col(domain).str.split(".")
    second = labels.list.get(-2, null_on_oob=True)
    deeper = labels.list.get(-3, null_on_oob=True)
    stem = (
        pl.when(second.is_in(_SECOND_LEVEL) & deeper.is_not_null()).then(deeper).otherwise(second)
    )
    plain = stem.str.replace_all(r"[^\p{L}\p{N}]", "")
    return pl.when(~stem.is_in(_FREE.split())).then(plain)


def _of_addresses(written: pl.DataFrame) -> list[pl.DataFrame]:
    said = (
        written.with_columns(pl.col("email").str.strip_chars().str.to_lowercase())
        .filter(pl.col("email").str.contains(_ADDRESS))
        .unique()
        .with_columns(
            pl.col("email").str.extract("^(.*)@").alias("local"),
            pl.col("email").str.extract("@(.*)$").alias("domain"),
        )
    )
    box = pl.col("local").str.replace(r"\+.*$", "")
    dotless = (
        pl.when(pl.col("domain").is_in(_DOTLESS))
        .then(box.str.replace_all(r"\.", ""))
        .otherwise(box)
    )
    host = pl.when(pl.col("domain").is_in(_DOTLESS)).then(pl.lit(_DOTLESS[0])).otherwise("domain")
    is_role = pl.col("local").str.contains(_ROLES)
    email = pl.col("email")
    personal = said.filter(~is_role)
    return [
        _trait(personal, "email", email, email),
        _trait(said.filter(is_role), "role", email, email),
        _trait(personal, "mailbox", pl.concat_str(dotless, pl.lit("@"), host), email),
        *_of_handles(personal, box),
        _trait(said, "domain", organisation_of("domain"), pl.col("domain")),
    ]


def _of_handles(frame: pl.DataFrame, handle: pl.Expr) -> list[pl.DataFrame]:
    """A handle, and its letters alone, where there are enough of them to say something."""
    plain = handle.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]", "")
    letters = plain.str.replace_all(r"\p{N}", "")
    long, nothing = letters.str.len_chars() >= _MIN_HANDLE, pl.lit(None, pl.String)
    return [
        _trait(frame, kind, pl.when(long).then(value), nothing)
        for kind, value in (("handle", plain), ("spelling", letters))
    ]


def _links(urls: pl.Series) -> pl.Series:
    """Pages of their own; a bare site is a firm's as often as a person's."""
    meant = pl.Series([identifier_of_url(url) for url in urls], dtype=pl.String)
    return pl.select(pl.when(~meant.str.contains(r"^url:[^/]*$")).then(meant)).to_series()


def _links_to(account_of: pl.DataFrame, observed: pl.DataFrame) -> pl.DataFrame:
    """The key of a network's own account is what links to it point at."""
    handle = pl.format("x:@{}", pl.col("handle").str.to_lowercase())
    ids = account_of.filter(form_of().is_in(["id", "handle"]) & ~source_of().is_in(ADDRESSES))
    on_x = observed.filter(pl.col("source") == "x").select("account_id", "handle").unique()
    nothing = pl.lit(None, pl.String)
    return pl.concat(
        [_trait(ids, "link", pl.col("key"), nothing), _trait(on_x, "link", handle, nothing)]
    )


def _firms(companies: pl.Series) -> pl.Series:
    """Employers in the form in which domains name them: letters and figures alone."""
    plain = pl.Series([fold_company(c) for c in companies], dtype=pl.String)
    return plain.str.replace_all(r"[^\p{L}\p{N}]", "").replace("", None)
