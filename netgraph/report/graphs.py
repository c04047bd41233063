"""A network as a file that graph programs open: GraphML and GEXF 1.3, written row by row."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl
from polars import selectors as cs

from netgraph.report.spreadsheet import SIGNIFICANT_DIGITS

_ROWS = 50_000  # written at a time
_POSITION = 1000.0  # what a layout of -1 to 1 is stretched to, so that nodes do not overlap
_SMALLEST, _LARGEST, _OWNER = 4.0, 20.0, 28.0  # sizes of nodes; strength lies between the first two
_GREY = (176, 176, 176)  # of no cluster
# Okabe and Ito's colours, which most colour-blind readers tell apart, then darker ones of them.
_COLOURS = (
    (0, 114, 178), (230, 159, 0), (0, 158, 115), (204, 121, 167), (86, 180, 233), (213, 94, 0),
    (240, 228, 66), (0, 70, 110), (150, 100, 0), (0, 100, 70), (130, 70, 105), (130, 55, 0),
)  # fmt: skip

# XML 1.0 has no way to write these, not even by number.
_NO_CHARACTER = r"[\x00-\x08\x0B\x0C\x0E-\x1F\x{FFFE}\x{FFFF}]"
_ESCAPES = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;",
    "\t": "&#9;", "\n": "&#10;", "\r": "&#13;",  # else a reader makes spaces of them
}  # fmt: skip

_GRAPHML = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
_GEXF = (
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
    "<meta><creator>netgraph</creator></meta>\n"
    '<graph defaultedgetype="undirected" mode="static">\n'
)
_LAID_OUT = ("x", "y")  # told as a position alone


def write_graphml(nodes: pl.DataFrame, edges: pl.DataFrame, path: Path) -> None:
    """Write an undirected graph as GraphML; equal frames give equal bytes.

    Args:
        nodes: One row per person: person_id, and what is known of each; null is left out.
        edges: One row per pair: person_a, person_b, and what is known; null is left out.
        path: The file to write.
    """
    nodes, edges = _finite(nodes), _finite(edges)
    number = nodes.select("person_id", pl.format("n{}", pl.int_range(pl.len())).alias("id"))
    people = nodes.select(number["id"], *nodes.columns)
    pairs = edges
    for end in ("a", "b"):
        ids = number.rename({"person_id": f"person_{end}", "id": end})
        pairs = pairs.join(ids, on=f"person_{end}", how="left", maintain_order="left")
    told = pairs.drop("a", "b", "person_a", "person_b")
    start = [_GRAPHML]
    keys = {}
    for what, frame in (("node", nodes), ("edge", told)):
        keys[what] = {column: f"{what[0]}_{column}" for column in frame.columns}
        start += [
            f'<key id="{key}" for="{what}" attr.name="{column}" '
            f'attr.type="{_type(frame.schema[column])}"/>\n'
            for column, key in keys[what].items()
        ]
    start.append('<graph id="network" edgedefault="undirected">\n')
    node = pl.format('<node id="{}">{}</node>\n', "id", _data(people, keys["node"]))
    edge = pl.format(
        '<edge id="e{}" source="{}" target="{}">{}</edge>\n',
        *("row", "a", "b", _data(pairs, keys["edge"])),
    )
    parts = ((people, node), (pairs.with_row_index("row"), edge))
    _write(path, "".join(start), parts, ("", ""), "</graph>\n</graphml>\n")


def write_gexf(nodes: pl.DataFrame, edges: pl.DataFrame, path: Path) -> None:
    """Write an undirected graph as GEXF 1.3, as Gephi shows it; equal frames give equal bytes.

    Nodes are coloured by cluster, sized by strength and stand at x and y; where these are null,
    they are grey, small, or without a position. The weight of an edge is its weight.

    Args:
        nodes: As for `write_graphml`, with name, is_owner, cluster_id (c1, c2, ...), strength, x
            and y (-1 to 1), of which any but is_owner may be null.
        edges: As for `write_graphml`, with weight.
        path: The file to write.
    """
    nodes, edges = _finite(nodes), _finite(edges)
    of_node = [c for c in nodes.columns if c not in ("name", *_LAID_OUT)]
    of_edge = [c for c in edges.columns if c not in ("person_a", "person_b", "weight")]
    start = _GEXF + _declared("node", nodes.select(of_node))
    node = pl.format(
        '<node id="{}" label="{}"><attvalues>{}</attvalues>{}{}{}</node>\n',
        _text(nodes, "person_id"),
        _text(nodes, "name", "person_id"),
        _values(nodes, of_node),
        _colour(),
        _position(),
        _size(),
    )
    weight = pl.format(' weight="{}"', _text(edges, "weight")).fill_null("")
    edge = pl.format(
        '<edge id="{}" source="{}" target="{}"{}><attvalues>{}</attvalues></edge>\n',
        "row",
        _text(edges, "person_a"),
        _text(edges, "person_b"),
        weight,
        _values(edges, of_edge),
    )
    start += _declared("edge", edges.select(of_edge)) + "<nodes>\n"
    parts = ((nodes, node), (edges.with_row_index("row"), edge))
    _write(path, start, parts, ("</nodes>\n<edges>\n", "</edges>\n"), "</graph>\n</gexf>\n")


def _finite(frame: pl.DataFrame) -> pl.DataFrame:
    """What is no number is unknown."""
    number = cs.float()
    return frame.with_columns(pl.when(number.is_finite()).then(number))


def _write(
    path: Path,
    start: str,
    parts: tuple[tuple[pl.DataFrame, pl.Expr], ...],
    after: tuple[str, ...],
    end: str,
) -> None:
    """Write aside and rename: nobody ever reads half a file."""
    aside = path.with_name(f".{path.name}.writing")
    with aside.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n' + start)
        for (frame, element), then in zip(parts, after, strict=True):
            file.writelines(_elements(frame, element))
            file.write(then)
        file.write(end)
    aside.replace(path)


def _elements(frame: pl.DataFrame, element: pl.Expr) -> Iterator[str]:
    for part in frame.iter_slices(_ROWS):
        yield from part.select(element)[:, 0]


def _type(dtype: pl.DataType) -> str:
    """What both formats call the type; days are text."""
    if dtype == pl.Boolean:
        return "boolean"
    return "long" if dtype.is_integer() else "double" if dtype.is_float() else "string"


def _text(frame: pl.DataFrame, *columns: str) -> pl.Expr:
    """The first of these columns that is known, as it is written in XML; else null."""
    return pl.coalesce(_escaped(pl.col(c), frame.schema[c]) for c in columns)


def _escaped(value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    if dtype.is_float():
        return value.round_sig_figs(SIGNIFICANT_DIGITS).cast(pl.String)
    if dtype != pl.String:
        return value.cast(pl.String)
    legal = value.str.replace_all(_NO_CHARACTER, "\N{REPLACEMENT CHARACTER}")
    return legal.str.replace_many(_ESCAPES)


def _data(frame: pl.DataFrame, keys: Mapping[str, str]) -> pl.Expr:
    return pl.concat_str(
        pl.format(f'<data key="{key}">{{}}</data>', _text(frame, column)).fill_null("")
        for column, key in keys.items()
    )


def _declared(what: str, frame: pl.DataFrame) -> str:
    lines = (
        f'<attribute id="{column}" title="{column}" type="{_type(dtype)}"/>\n'
        for column, dtype in frame.schema.items()
    )
    return f'<attributes class="{what}" mode="static">\n{"".join(lines)}</attributes>\n'


def _values(frame: pl.DataFrame, columns: list[str]) -> pl.Expr:
    return pl.concat_str(
        pl.format(f'<attvalue for="{column}" value="{{}}"/>', _text(frame, column)).fill_null("")
        for column in columns
    )


def _colour() -> pl.Expr:
    """By the number of the cluster, which stays from night to night."""
    place = (pl.col("cluster_id").str.slice(1).cast(pl.Int64) - 1) % len(_COLOURS)
    parts = (
        place.replace_strict(dict(enumerate(colour)), default=_GREY[i], return_dtype=pl.Int64)
        for i, colour in enumerate(zip(*_COLOURS, strict=True))
    )
    return pl.format('<viz:color r="{}" g="{}" b="{}"/>', *parts)


def _position() -> pl.Expr:
    x, y = ((pl.col(c) * _POSITION).round(3) for c in _LAID_OUT)
    return pl.format('<viz:position x="{}" y="{}" z="0"/>', x, y).fill_null("")


def _size() -> pl.Expr:
    strength = pl.col("strength").fill_null(0.0)
    size = (
        pl.when("is_owner")
        .then(_OWNER)
        .otherwise(_SMALLEST + (_LARGEST - _SMALLEST) * strength)
        .round(3)
    )
    return pl.format('<viz:size value="{}"/>', size)
