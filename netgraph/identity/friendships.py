"""Facebook's friendships: one format of its exports tells them by a day, another by a second."""

import polars as pl

# A friend's key: a day (since HTML was read) or a second, and the name.
_FRIENDSHIP = (
    r"^(?P<list>[^:]+:~[^/]*/)"
    r"(?:(?P<day>\d{4}-\d\d-\d\d)(?:#\d+)?|(?P<second>\d{1,11}))\|(?P<name>.*)$"
)


def told_by_day(keys: pl.Series) -> pl.DataFrame:
    """Friendships that one format tells by their day and another by their second.

    A page shows the day by a clock of its own, so a day more or less is the same. Where one of two
    namesakes could be meant, they stay apart.

    Args:
        keys: Keys of any form.

    Returns:
        One row per key that is told by its day: key, and same, the one that is told by its second.
    """
    parts = pl.DataFrame({"key": keys.drop_nulls().unique()}).with_columns(
        pl.col("key").str.extract_groups(_FRIENDSHIP).struct.unnest()
    )
    second = pl.from_epoch(pl.col("second").cast(pl.Int64, strict=False), time_unit="s").dt.date()
    by_day = parts.filter(pl.col("day").is_not_null()).with_columns(
        pl.col("day").str.to_date(strict=False)
    )
    by_second = parts.filter(pl.col("second").is_not_null()).select(
        "list", "name", pl.col("key").alias("same"), second.alias("on")
    )
    pairs = by_day.join(by_second, on=["list", "name"]).filter(
        (pl.col("day") - pl.col("on")).dt.total_days().abs() <= 1
    )
    alone = (pl.len().over("key") == 1) & (pl.len().over("same") == 1)
    return pairs.filter(alone).select("key", "same")


def in_place_of(frame: pl.DataFrame, same: pl.DataFrame) -> pl.DataFrame:
    """The frame with the keys that `told_by_day` found in the place of those told by a day."""
    return (
        frame.with_columns(pl.col("key").replace(same["key"], same["same"])) if len(same) else frame
    )
