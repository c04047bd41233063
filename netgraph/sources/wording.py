"""Whether a note was written for one person, told from its words without keeping any of them."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from netgraph.sources.tables import fold_column

GRAM = 5  # characters
ALIKE = 0.8  # Jaccard, of the sets of grams
COPIES = 3  # others of the same sender that are alike make a note generic

_BANDS, _ROWS = 12, 3
_NEIGHBOURS = 3  # on each side in a bucket: of a template that many sent, a few say enough
_CHUNK = 20_000  # notes or pairs at a time: bounds memory
_BITS = np.uint64(40)  # of a gram's hash; the bits above them number the note
_HASH = np.uint64((1 << 40) - 1)

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def wording(
    texts: pl.Series, names: pl.DataFrame, sender: pl.Series, defaults: Sequence[str] = ()
) -> pl.Series:
    """How each note is worded: not at all, as the platform or a template has it, or for one person.

    Compared are the words alone, without case, figures, marks and the names of the two people, as
    sets of five characters in a row. How many were sent at a time says nothing.

    Args:
        texts: One note per row; null or blank where there is none.
        names: Columns of names that are not the note's own words: of its sender, its recipient.
        sender: Who wrote it; null: somebody who is not known, in each row another one.
        defaults: What the platform proposes as a note, in its languages.

    Returns:
        `wording`, one per row, never null. none: no note. generic: nothing but names and marks; or
        alike (Jaccard 0.8 or more) a default or three others of the same sender among these rows.
        personal: the rest. Pairs are compared that share a band of hashes: of two that are just
        alike, one pair in 5,000 shares none.

    References:
        A. Z. Broder, "On the resemblance and containment of documents" (1997), doi
        10.1109/SEQUEN.1997.666900: shingles, minima of hashes. P. Indyk, R. Motwani (1998), doi
        10.1145/276698.276876: bands of them.
    """
    absent = texts.fill_null("").str.strip_chars() == ""
    rows = pl.DataFrame(
        {"words": _own_words(texts, names), "who": _numbered(sender), "absent": absent}
    )
    notes = rows.filter(pl.col("words") != "").group_by("words", "who").len("copies")
    notes = notes.sort("words", "who")
    stock = _own_words(pl.Series(defaults, dtype=pl.String), pl.DataFrame())
    alike = _near(notes["words"], stock.unique()) | (_others_alike(notes) >= COPIES)
    generic = notes.select("words", "who", pl.Series("generic", alike))
    judged = rows.join(generic, on=["words", "who"], how="left", maintain_order="left")
    return judged.select(
        pl.when("absent")
        .then(pl.lit("none"))
        .when((pl.col("words") == "") | pl.col("generic"))
        .then(pl.lit("generic"))
        .otherwise(pl.lit("personal"))
        .alias("wording")
    ).to_series()


def _numbered(sender: pl.Series) -> pl.Series:
    """One number per sender, and another for each row that knows none."""
    known = sender.to_frame("sender").with_row_index("row")
    unknown = -1 - pl.col("row").cast(pl.Int64)
    rank = pl.col("sender").rank("dense").cast(pl.Int64)
    return known.select(pl.coalesce(rank, unknown)).to_series()


def _own_words(texts: pl.Series, names: pl.DataFrame) -> pl.Series:
    """The words of each text that are not in the names beside it, joined by spaces."""
    bare = _letters(texts)
    if names.is_empty():
        return bare
    told = [_letters(column).alias(column.name) for column in names]
    rows = pl.DataFrame(told).select(
        pl.concat_str(pl.all(), separator=" ").str.split(" ").alias("name")
    )
    rows = rows.with_columns(bare.str.split(" ").alias("word")).with_row_index("row")
    parts = [_without_names(part) for part in rows.iter_slices(_CHUNK)]
    return pl.concat(parts) if parts else bare


def _without_names(rows: pl.DataFrame) -> pl.Series:
    words = rows.select("row", "word").explode("word").with_row_index("place")
    # an initial is a word of many texts: "I would like ..."
    names = (
        rows.select("row", word="name").explode("word").filter(pl.col("word").str.len_chars() > 1)
    )
    own = words.join(names, on=["row", "word"], how="anti").sort("place")
    joined = own.group_by("row").agg(pl.col("word").str.join(" "))
    whole = rows.select("row").join(joined, on="row", how="left", maintain_order="left")
    return whole["word"].fill_null("")


def _letters(texts: pl.Series) -> pl.Series:
    plain = fold_column(texts).str.replace_all("['’ʼ`´]", "")
    return plain.str.replace_all(r"[^\p{L}\p{M}]+", " ").str.strip_chars()


def _near(words: pl.Series, stock: pl.Series) -> Flags:
    """Which of the words are alike any of a few stock ones."""
    found = np.zeros(len(words), dtype=np.bool_)
    known = [_grams(stock.slice(n, 1)) for n in range(len(stock)) if stock[n]]
    for start in range(0, len(words), _CHUNK):
        keys = _grams(words.slice(start, _CHUNK))
        note, gram = keys >> _BITS, keys & _HASH
        sizes = _count(note, min(_CHUNK, len(words) - start))
        for one in known:
            shared = _count(note[np.isin(gram, one)], len(sizes))
            near = shared >= ALIKE * (sizes + len(one) - shared)
            found[start : start + len(sizes)] |= near
    return found


def _others_alike(notes: pl.DataFrame) -> Numbers:
    """How many others of its sender are alike each note; counted on only until there are enough."""
    others = notes["copies"].cast(pl.Int64).to_numpy() - 1
    prolific = notes.select(
        (pl.col("copies").sum().over("who") > COPIES) & (pl.len().over("who") > 1)
    ).to_series()
    some = notes.filter(prolific)
    others[prolific.to_numpy()] = _count_alike(
        some["words"], some["who"].to_numpy(), some["copies"].cast(pl.Int64).to_numpy()
    )
    return others


def _count_alike(words: pl.Series, who: Numbers, copies: Numbers) -> Numbers:
    others = copies - 1
    seen = np.empty(0, dtype=np.int64)
    for left, right in _candidates(words, who):
        needed = (others[left] < COPIES) | (others[right] < COPIES)
        near = np.minimum(left, right) * len(words) + np.maximum(left, right)
        pairs = np.setdiff1d(near[needed], seen, assume_unique=True)
        seen = np.concatenate([seen, pairs])
        for chunk in np.array_split(pairs, len(pairs) // _CHUNK + 1):
            one, other = np.divmod(chunk, len(words))
            alike = _are_alike(words[one], words[other])
            np.add.at(others, one[alike], copies[other[alike]])
            np.add.at(others, other[alike], copies[one[alike]])
    return others


def _candidates(words: pl.Series, who: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of notes of one sender that share a band of minima and stand close to each other."""
    minima = _minima(words)
    places = np.arange(len(words), dtype=np.int64)
    for band in range(_BANDS):
        parts = minima[band * _ROWS : (band + 1) * _ROWS]
        order = np.lexsort((places, *parts, who))
        same = np.logical_and.reduce(
            [part[order][1:] == part[order][:-1] for part in (who, *parts)]
        )
        bucket = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(~same)])
        for step in range(1, _NEIGHBOURS + 1):
            near = bucket[step:] == bucket[:-step]
            yield order[:-step][near], order[step:][near]


def _minima(words: pl.Series) -> Keys:
    """For each of many hashes its minimum over the grams of each text."""
    multipliers = _multipliers(_BANDS * _ROWS)
    parts = []
    for start in range(0, len(words), _CHUNK):
        keys = _grams(words.slice(start, _CHUNK))
        starts = np.flatnonzero(np.diff(keys >> _BITS, prepend=np.uint64(_HASH)))
        gram = (keys & _HASH) + np.uint64(1)
        parts.append([np.minimum.reduceat(gram * factor, starts) for factor in multipliers])
    return np.concatenate(parts, axis=1) if parts else np.empty((len(multipliers), 0), np.uint64)


def _multipliers(count: int) -> Keys:
    """Odd numbers without a pattern: the sequence of SplitMix64."""
    state = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (state ^ (state >> np.uint64(31))) | np.uint64(1)


def _are_alike(left: pl.Series, right: pl.Series) -> Flags:
    one, other = _grams(left), _grams(right)
    shared = _count(np.intersect1d(one, other, assume_unique=True) >> _BITS, len(left))
    both = _count(one >> _BITS, len(left)) + _count(other >> _BITS, len(left))
    return shared >= ALIKE * (both - shared)


def _grams(texts: pl.Series) -> Keys:
    """The distinct grams of each text, ascending: its number and a hash; a short text is one."""
    padded = texts.str.pad_end(GRAM)
    codes = np.frombuffer("".join(padded).encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    note = np.repeat(np.arange(len(padded), dtype=np.uint64), padded.str.len_chars().to_numpy())
    if not len(codes):
        return codes
    last = len(codes) - GRAM + 1
    hashes = np.zeros(last, dtype=np.uint64)
    for offset in range(GRAM):
        hashes = hashes * np.uint64(0x100000001B3) + codes[offset : offset + last]
    hashes = (hashes ^ (hashes >> np.uint64(29))) * np.uint64(0x9E3779B97F4A7C15)
    inside = note[:last] == note[GRAM - 1 :]
    keys = np.sort((note[:last] << _BITS | hashes >> np.uint64(64 - 40))[inside])
    # np.unique hashes: twenty times as slow
    distinct: Keys = keys[np.diff(keys, prepend=~keys[:1]) != 0]
    return distinct


def _count(notes: Keys, total: int) -> Numbers:
    return np.bincount(notes.astype(np.int64), minlength=total)
