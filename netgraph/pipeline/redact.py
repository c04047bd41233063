"""A night's database with pseudonyms in it: what a redacted report is written from.

Nothing is searched for and replaced in text. What was measured is copied, and of its texts only
what is named here; then ranks and advice are worked out anew, so that every reason is composed of
pseudonyms. A text that nobody has thought of comes out null.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import polars as pl

from netgraph.pipeline.advice import Everybody, everybody
from netgraph.pipeline.advise import advise_owners
from netgraph.pipeline.derive import rank_everybody
from netgraph.pipeline.night import Night
from netgraph.pipeline.pseudonyms import secret_of
from netgraph.pipeline.stand_ins import PLACE, StandIns, stand_ins
from netgraph.store.connect import Connection, writer
from netgraph.store.publish import create_views

#: Tables of `core` that are copied; ranks and advice are made anew, anything else stays empty.
COPIED = (
    "audiences", "backbone", "bridge_ties", "changes", "cluster_changes", "cluster_members",
    "cluster_nights", "clusters", "companies", "employment", "events", "exchange_days",
    "exchange_terms", "exchanges", "exports", "growth", "held_lists", "layout", "links", "lists",
    "owner_metrics", "owners", "people", "reach", "structure", "team_clusters", "team_people",
    "ties",
)  # fmt: skip
#: Tables of `core` that a redacted database is without: who has which account, what waits for a
#: word, which files were read, what readers noted. (Weights of evidence come with every database.)
LEFT_OUT = (
    "accounts", "confidence", "files", "keys", "link_origins", "matches", "notes", "observations",
    "used",
)  # fmt: skip
#: What of each column is copied: the stand-ins of a kind, looked up by the column itself.
_STAND_INS = {
    "account_id": "account",
    "company": "company",
    "company_key": "company key",
    "export_id": "export",
    "file": "file",
    "from_label": "label",
    "from_person": "person",
    "kind": "kind",
    "label": "label",
    "location": "place",
    "owner": "owner",
    "package_id": "file",
    "person_a": "person",
    "person_b": "person",
    "person_id": "person",
    "position": "position",
    "source": "network",
    "to_label": "label",
}
#: Columns whose texts are words of netgraph.
_WORDS = {
    "basis", "change", "cluster_id", "dated_by", "direction", "ended", "evidence", "from_id",
    "half_life_basis", "label_basis", "list", "role", "standing", "status", "to_id", "verdict",
    "wording",
}  # fmt: skip
#: Types that hold no text.
_NUMBERS = {"BIGINT", "BOOLEAN", "DATE", "DOUBLE", "TIMESTAMP"}
_WITHHELD = "details withheld"


@contextmanager
def redacted(night: Night) -> Iterator[tuple[Connection, dict[str, str]]]:
    """The home's last night with pseudonyms, as a database that is gone after the block.

    Args:
        night: The home's last night.

    Returns:
        The database, like the writer's, and what each owner is called in it.

    Raises:
        StoreError: The home's secret or its database is damaged.
        Retryable: Another process has the database open.
    """
    secret, path = secret_of(night.home), night.database.with_name("redacted.duckdb")
    with writer(night.database):  # as this version has it, and nobody else's just now
        pass
    try:
        path.unlink(missing_ok=True)
        with writer(path) as con:
            con.execute(f"attach '{_quoted(night.database)}' as told (read_only)")
            con.execute("use told")
            shared, known = everybody(con), stand_ins(con, secret)
            con.execute("use redacted")
            _copy(con, known)
            con.execute("detach told")
            _reason(con, night, known, shared)
            yield con, {owner: _bare(name) for owner, name in known.of("owner").items()}
    finally:
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


def _copy(con: Connection, known: StandIns) -> None:
    con.register("stand_ins", known.frame)
    for table in COPIED:
        _copy_table(con, f"core.{table}")
    _copy_table(con, "state.cluster_nights")
    con.execute(
        "insert into state.night select * replace ('' as default_owner) from told.state.night"
    )
    con.execute(
        "insert into raw.owners select files.stands_in, owners.stands_in, '', null, '' "
        "from told.raw.owners as told "
        "inner join stand_ins as owners on owners.kind = 'owner' and told.owner = owners.text "
        "inner join stand_ins as files on files.kind = 'file' and told.package_id = files.text"
    )
    for table, columns in (("key_people", "verdict"), ("roles", "role")):
        con.execute(
            f"insert into decisions.{table} by name "
            f"select owners.stands_in as owner, people.stands_in as person, told.{columns} "
            f"from told.decisions.{table} as told "
            "left join stand_ins as owners on owners.kind = 'owner' and told.owner = owners.text "
            "left join stand_ins as people on people.kind = 'text' and told.person = people.text "
            "where told.owner is null or owners.text is not null order by told.rowid"
        )
    con.unregister("stand_ins")


def _copy_table(con: Connection, table: str) -> None:
    """Numbers and days as they are, texts by their stand-ins."""
    schema, name = table.split(".")
    columns = con.execute(
        "select column_name, data_type from duckdb_columns() where database_name = 'told' "
        "and schema_name = ? and table_name = ? order by column_index",
        [schema, name],
    ).fetchall()
    chosen, joins = [], []
    for column, kind_of_data in columns:
        if kind_of_data in _NUMBERS or column in _WORDS:
            chosen.append(f'told."{column}"')
        elif column == "detail":
            chosen.append(f"if(told.detail is null, null, '{_WITHHELD}') as detail")
        elif column == "name" or column in _STAND_INS:
            kind, key = ("name", "person_id") if column == "name" else (_STAND_INS[column], column)
            joins.append(
                f"left join stand_ins as of_{column} "
                f"on of_{column}.kind = '{kind}' and told.{key} = of_{column}.text"
            )
            chosen.append(f"of_{column}.stands_in as {column}")
    once = "distinct" if name == "companies" else ""  # spellings of one have become one
    con.execute(
        f"insert into {table} by name select {once} {', '.join(chosen)} "
        f"from told.{table} as told {' '.join(joins)} order by all"
    )


def _reason(con: Connection, night: Night, known: StandIns, shared: Everybody) -> None:
    """Ranks and advice, worked out anew; then what only they were to know goes."""
    settings = night.settings
    contexts = {known.of("network").get(n, n): word for n, word in settings.contexts.items()}
    rank_everybody(con, settings.score_weights)
    create_views(con)
    advise_owners(con, night.as_of, replace(settings, contexts=contexts), _shared(shared, known))
    con.execute("update core.people set position = null")
    con.execute("update core.levels set position = null")
    con.execute("truncate core.unmatched_decisions")
    _unplace(con)


def _shared(shared: Everybody, known: StandIns) -> Everybody:
    """What advice to all rests on; the names in it are compared and never told."""
    people, names, texts = known.of("person"), known.of("name"), known.of("text")

    def stand_in(column: str, of: dict[str, str]) -> pl.Expr:
        return pl.col(column).replace_strict(of, default=None, return_dtype=pl.String)

    return Everybody(
        meant=shared.meant.with_columns(
            stand_in("text", texts),
            stand_in("person_id", people),
            stand_in("person_id", names).alias("name"),
        ),
        names=shared.names.with_columns(stand_in("person_id", people)),
        alike=shared.alike.with_columns(stand_in("person_a", people), stand_in("person_b", people)),
    )


def _unplace(con: Connection) -> None:
    """Take off the places that had ids sort as those they stand for."""
    con.execute(f"create temporary macro bare(x) as regexp_replace(x, '{PLACE}', '', 'g')")
    tables = con.execute(
        "select schema_name || '.' || table_name, list(column_name), list(data_type) "
        "from duckdb_columns() where database_name = current_database() "
        "and schema_name in ('core', 'raw', 'state') and data_type in ('VARCHAR', 'VARCHAR[]') "
        "and table_name in (select table_name from duckdb_tables()) group by all order by all"
    ).fetchall()
    for table, columns, types in tables:
        new = (
            f'"{c}" = bare("{c}")'
            if t == "VARCHAR"
            else f'"{c}" = list_transform("{c}", lambda x: bare(x))'
            for c, t in zip(columns, types, strict=True)
        )
        con.execute(f"update {table} set {', '.join(new)}")


def _bare(text: str) -> str:
    return re.sub(PLACE, "", text)


def _quoted(path: object) -> str:
    return str(path).replace("'", "''")
