"""Connections.csv of every era: the owner's list."""

import polars as pl

from netgraph.errors import DriftError, ExportError
from netgraph.schemas import ACCOUNTS, LISTS, TIES
from netgraph.sources.linkedin.cells import days, full_names, profile_keys, profile_urls
from netgraph.sources.linkedin.part import Part, rejected, unknown_columns
from netgraph.sources.tables import clean_column, decode, fold_column, read_table

LIST = "connections"
HEADER = ("First Name", "Last Name", "Connected On")
# Through 2020 without preamble; since about 2021 below a preamble; since mid-2023 with URL.
_KNOWN = ("URL", "Email Address", "Company", "Position")
# No localised export was ever seen: these names are guesses, so a header is taken only when every
# one of its columns is recognised.
LOCALISED = {
    local: name
    for name, locals_ in {
        "First Name": "Prénom|Vorname|Nombre|Nome|Voornaam",
        "Last Name": "Nom|Nom de famille|Nachname|Apellidos|Apellido|Sobrenome|Achternaam",
        "URL": "Profil-URL|URL du profil|URL del perfil|URL do perfil|Profiel-URL",
        "Email Address": "Adresse e-mail|E-mail|E-Mail-Adresse|Dirección de correo electrónico"
        "|Correo electrónico|Endereço de e-mail|E-mailadres",
        "Company": "Entreprise|Société|Unternehmen|Firma|Empresa|Bedrijf",
        "Position": "Poste|Fonction|Puesto|Cargo|Functie",
        "Connected On": "Date de connexion|Connecté le|Verbunden am|Vernetzt am|Verbunden seit"
        "|Fecha de conexión|Conectado el|Data de conexão|Conectado em|Verbonden op|Connectie sinds",
    }.items()
    for local in locals_.split("|")
}


def read(data: bytes, file: str) -> Part:
    """The list of connections.

    A file cut exactly behind a record (its last line has no line break since 2022 or before) looks
    whole and gives a shorter list; that cannot be seen here, only when lists are compared.

    Args:
        data: The whole file.
        file: Its path in the package.

    Returns:
        One tie per row: by profile address, else by name and day; rows that show only a day are
        members who hide (key null). Rejected: repeated addresses, and people without an address
        whose day is unreadable. Day unreadable but address known: the tie's `since` is null.

    Raises:
        DriftError: No known header, or one in another language that is not wholly understood.
        ExportError: The file is cut off or damaged, or no row of it can be used.
    """
    table, notes = _table(data, file)
    rows = _judge(table)
    _refuse_cut_day(rows, data, file)
    kept = _with_keys(rows.filter(pl.col("reason").is_null()))
    if kept.is_empty() and not rows.is_empty():
        raise ExportError(
            f"{file}: none of {rows.height:,} rows has a profile address or a readable day; "
            "expected 'Connected On' as 07 Jun 2026. Use the file as it was downloaded."
        )
    return Part(
        file=file,
        rows=rows.height,
        accounts=_accounts(kept.filter(pl.col("key").is_not_null())),
        lists=LISTS.of([{"list": LIST, "state": "empty" if kept.is_empty() else "nonempty"}]),
        ties=TIES.of(
            kept.select(
                pl.lit(LIST).alias("list"), "key", pl.lit("connection").alias("kind"), "since"
            )
        ),
        rejects=rejected(rows, file),
        notes=(*notes, *_remarks(kept)),
    )


def by_email(folded: str, email: str) -> pl.Expr:
    """The second key of a row that shows an e-mail, with the name: of all years the same."""
    key = pl.format("linkedin:~{}|{}", folded, email)
    return pl.when(pl.col(email).str.contains("@", literal=True)).then(key)


def _table(data: bytes, file: str) -> tuple[pl.DataFrame, tuple[str, ...]]:
    try:
        table = read_table(data, file, HEADER, _KNOWN)
        return table, unknown_columns(table, HEADER + _KNOWN)
    except DriftError as english:
        try:
            table = read_table(data, file, HEADER, _KNOWN, also=LOCALISED)
        except DriftError:
            raise english from None
        if unknown_columns(table, HEADER + _KNOWN):
            raise english
        return table, ("The header is in another language; its columns were taken by name.",)


def _refuse_cut_day(rows: pl.DataFrame, data: bytes, file: str) -> None:
    """Raise ExportError when the last row's day is incomplete and no line break follows."""
    if rows.is_empty() or decode(data[-4:]).endswith(("\n", "\r")):
        return
    if rows["since"][-1] is None:
        raise ExportError(
            f"{file} line {rows['line'][-1]}: the file ends in 'Connected On', expected a whole "
            "day such as 07 Jun 2026. The file looks cut off: download the export again."
        )


def _judge(table: pl.DataFrame) -> pl.DataFrame:
    """The rows with name, key by address, alias, day and, if they are not wanted, the reason."""
    absent_columns = [c for c in _KNOWN if c not in table.columns]
    whole = table.with_columns(pl.lit(None, dtype=pl.String).alias(c) for c in absent_columns)
    names = full_names(whole)
    rows = whole.with_columns(
        names, profile_keys(whole["URL"]), days(whole["Connected On"]).alias("since")
    ).with_columns(("linkedin:~" + fold_column(names) + "|").alias("stem"))
    repeated = pl.col("key").is_not_null() & ~pl.col("key").is_first_distinct()
    lost = pl.col("key").is_null() & pl.col("since").is_null()
    return rows.with_columns(
        pl.when(pl.col("name").is_not_null())
        .then(pl.col("stem") + pl.col("since").cast(pl.String))
        .alias("alias"),
        pl.when(repeated)
        .then(pl.lit("repeated address"))
        .when(lost)
        .then(pl.lit("no address and no readable day"))
        .alias("reason"),
    )


def _with_keys(rows: pl.DataFrame) -> pl.DataFrame:
    """Keys for rows without address; an alias stays only where it tells one row from all others."""
    rows = rows.select(
        *("line", "alias", "name", "since", "Email Address", "Company", "Position"),
        pl.coalesce("key", "alias").alias("key"),
        pl.col("alias").is_duplicated().alias("shared"),
    )
    several = pl.col("shared") & pl.col("alias").is_not_null()
    # counts the namesakes of one day who have no address, in the order of the file
    bare = rows.filter(several & (pl.col("key") == pl.col("alias"))).with_columns(
        pl.int_range(1, pl.len() + 1).over("alias").alias("nth")
    )
    numbered = bare.filter(pl.col("nth") > 1).select(
        "line", pl.format("{}|{}", "alias", "nth").alias("numbered")
    )
    if not numbered.is_empty():
        rows = rows.join(numbered, on="line", how="left", maintain_order="left").with_columns(
            pl.coalesce("numbered", "key").alias("key")
        )
    return rows.with_columns(pl.when(~pl.col("shared")).then("alias").alias("alias"))


def _accounts(rows: pl.DataFrame) -> pl.DataFrame:
    """What each row shows; and a row for the second alias of the few that show an e-mail."""
    shown = rows.select(
        "key",
        "alias",
        "name",
        profile_urls(rows["key"]),
        clean_column(rows["Email Address"]).str.to_lowercase().alias("email"),
        clean_column(rows["Company"]).alias("company"),
        clean_column(rows["Position"]).alias("position"),
    )
    reached = shown.drop_nulls(["name", "email"])
    again = reached.with_columns(fold_column(reached["name"]).alias("folded")).select(
        "key", by_email("folded", "email").alias("alias")
    )
    unique = again.drop_nulls().filter(~pl.col("alias").is_duplicated())
    return pl.concat([ACCOUNTS.of(shown), ACCOUNTS.of(unique)])


def _remarks(kept: pl.DataFrame) -> tuple[str, ...]:
    hidden = kept["key"].null_count()
    undated = kept["since"].null_count()
    return (
        *((f"Connections that hide, known by their day only: {hidden:,}.",) if hidden else ()),
        *((f"Connections without a readable day: {undated:,}.",) if undated else ()),
    )
