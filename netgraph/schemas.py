"""Every frame that crosses from one room to another: its rows, columns, types and keys.

Keys of accounts are strings `source:rest`. A rest that starts with `~` is stable only inside one
owner's list, one that starts with `?` is a bare name from a thread; both get their owner when they
are resolved (`facebook:~noor/1384712345`). Anything else is the network's own id.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

import polars as pl

from netgraph.errors import ExportError

TEXT, DATE, INT, FLOAT, BOOL = pl.String, pl.Date, pl.Int64, pl.Float64, pl.Boolean
INSTANT = pl.Datetime("us")  # UTC, without a zone

Columns: TypeAlias = dict[str, type[pl.DataType] | pl.DataType]


@dataclass(frozen=True, slots=True)
class Frame:
    """The contract of one frame."""

    name: str
    row: str  # "one row per ..."
    columns: Columns
    required: tuple[str, ...] = ()  # never null
    schema: pl.Schema = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "schema", pl.Schema(self.columns))

    def empty(self) -> pl.DataFrame:
        """A frame of this shape without rows."""
        return pl.DataFrame(schema=self.schema)

    def of(self, rows: "list[dict[str, object]] | pl.DataFrame") -> pl.DataFrame:
        """Rows as a frame of exactly this shape; absent columns become null.

        Raises:
            ExportError: A column is unknown, has another type, or a required value is null.
        """
        frame = (
            rows
            if isinstance(rows, pl.DataFrame)
            else pl.DataFrame(
                rows,
                schema_overrides={k: v for k, v in self.columns.items() if rows and k in rows[0]},
                infer_schema_length=None,
            )
        )
        shaped = frame if frame.schema == self.schema else self._shaped(frame)
        if bad := [c for c in self.required if shaped[c].null_count()]:
            raise ExportError(f"{self.name}: {bad} must not be null")
        return shaped

    def _shaped(self, frame: pl.DataFrame) -> pl.DataFrame:
        if unknown := [c for c in frame.columns if c not in self.columns]:
            raise ExportError(
                f"{self.name}: unknown columns {unknown}, expected {list(self.columns)}"
            )
        if frame.is_empty():
            return self.empty()
        return frame.with_columns(
            pl.lit(None, dtype=t).alias(c) for c, t in self.schema.items() if c not in frame.columns
        ).select(pl.col(c).cast(t) for c, t in self.schema.items())


# What a reader says of one package; together a Snapshot (netgraph.sources.contract).

OWNERS = Frame(
    "owners",
    "own account of an owner, as the export itself reveals it",
    {
        "owner": TEXT,  # null: the owner the package was filed under
        "key": TEXT,
        "name": TEXT,
        # profile, account, conversations, invitations, contacts file, sent label, delivered-to,
        # calendar name
        "evidence": TEXT,
    },
    ("key", "evidence"),
)
ACCOUNTS = Frame(
    "accounts",
    "account as one file of the package shows it; several rows of one key are several observations",
    {
        "key": TEXT,
        "alias": TEXT,  # a second key of the same account (LinkedIn name and date, Facebook time)
        "name": TEXT,
        "handle": TEXT,  # without @
        "url": TEXT,
        "email": TEXT,
        "phone": TEXT,
        "company": TEXT,
        "position": TEXT,
        "location": TEXT,
        "school": TEXT,
        "seen_at": INSTANT,  # when this was so; null: on the day of the export
    },
    ("key",),
)
LISTS = Frame(
    "lists",
    "list of ties that the package holds, or should hold and does not",
    {
        "list": TEXT,  # connections, friends, removed_friends, followers, following, contacts, ...
        "owner": TEXT,  # null: the owner the package was filed under
        "state": TEXT,  # nonempty, empty, absent (damaged, or a part is missing: see reason)
        "reason": TEXT,
        "expected": INT,  # rows the network's own manifest promises; null when it promises nothing
    },
    ("list", "state"),
)
TIES = Frame(
    "ties",
    "member of a list",
    {
        "list": TEXT,
        "owner": TEXT,
        "key": TEXT,  # null: a member who hides (LinkedIn's date-only rows)
        "kind": TEXT,
        "since": DATE,
        "ended_on": DATE,  # the list says that this tie was ended, on this day
    },
    ("list", "kind"),
)
LINKS = Frame(
    "links",
    "tie between two accounts that the package states outright",
    {"a": TEXT, "b": TEXT, "evidence": TEXT, "weight": FLOAT, "first_on": DATE, "last_on": DATE},
    ("a", "b", "evidence"),
)
EVENTS = Frame(
    "events",
    "dated event; its recipients are the members of its audience other than from_key",
    {
        "event": TEXT,  # stable from export to export; holds no name
        "scope": TEXT,  # network: one id in every export; owner: in this owner's exports
        "occurred_at": INSTANT,
        "kind": TEXT,
        "from_key": TEXT,  # null: a sender whom the export does not name
        "audience": TEXT,
        "thread": TEXT,
        # local: occurred_at is read off the owner's wall clock, else it is UTC; minute, second: how
        # exact it is, where another format may tell the same event more exactly; null: UTC, exact
        "clock": TEXT,
        "wording": TEXT,  # of an invitation: none, generic, personal; its text is not kept
    },
    ("event", "scope", "occurred_at", "kind", "audience"),
)
AUDIENCES = Frame(
    "audiences",
    "member of the set of people whom an event reached; many events share one audience",
    {"audience": TEXT, "key": TEXT, "role": TEXT},  # key null: not named; role: to, cc, bcc
    ("audience", "role"),
)
THREADS = Frame(
    "threads", "conversation with a title", {"thread": TEXT, "title": TEXT}, ("thread",)
)
JOBS = Frame(
    "jobs",
    "job that an owner has held, as dated by the export",
    {
        "owner": TEXT,  # null: the owner the package was filed under
        "company": TEXT,
        "position": TEXT,
        "first_on": DATE,  # the first day of the month or year, where no day is given
        "last_on": DATE,  # the last day of the month or year, where no day is given; null: it lasts
    },
    ("company", "first_on"),
)
FILES = Frame(
    "files",
    "file inside the package",
    {
        "file": TEXT,
        "sha256": TEXT,
        "status": TEXT,  # read, ignored (known, on purpose), unknown (not known to the reader)
        "reason": TEXT,
        "rows_read": INT,  # = rows_kept + rows_rejected; null unless read
        "rows_kept": INT,
        "rows_rejected": INT,
    },
    ("file", "status"),
)
REJECTS = Frame(
    "rejects",
    "row that was not understood or is not wanted",
    {"file": TEXT, "line": INT, "reason": TEXT},  # line: 1 = first record, header not counted
    ("file", "reason"),
)
NOTES = Frame(
    "notes", "remark a reader of the report should see", {"file": TEXT, "note": TEXT}, ("note",)
)

SNAPSHOT_FRAMES = (
    OWNERS,
    ACCOUNTS,
    LISTS,
    TIES,
    LINKS,
    EVENTS,
    AUDIENCES,
    THREADS,
    JOBS,
    FILES,
    REJECTS,
    NOTES,
)
