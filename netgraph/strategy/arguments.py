"""Both arguments, in sentences: what is lost with some contacts, and what is gained."""

from collections.abc import Mapping

from netgraph.strategy.whatif import Cost


def losses(cost: Cost) -> str:
    """What is lost, in one paragraph; what is unknown is said to be.

    Args:
        cost: What `cost_of` found.
    """
    of = _by_measure(cost)
    said = [_reach(of)]
    for name, one, many in (
        ("worlds", "world", "worlds"),
        ("key_people", "of your key people", "of your key people"),
        ("roles", "role", "roles"),
        ("referenceable", "who could vouch", "who could vouch"),
        ("cut_points", "who alone hold others to the rest", "who alone hold others to the rest"),
    ):
        before, _, lost = of[name]
        if lost:
            said.append(f"{lost:,.0f} of {before:,.0f} {one if before == 1 else many}")
    if cost.pairs.height:
        said.append(f"the last way between {_counted(cost.pairs.height, 'pair')} of worlds")
    if cost.companies.height:
        doors = "company" if cost.companies.height == 1 else "companies"
        said.append(f"every way to {cost.companies.height:,} {doors}")
    if cost.weaker.height:
        kept = "who stays" if cost.weaker.height == 1 else "who stay"
        said.append(f"the best path to {_people(cost.weaker.height)} {kept} within reach")
    before, _, lost = of["strength"]
    if before and lost:
        said.append(f"{_share(lost / before)} of the strength of all your ties")
    text = f"You lose {_list([s for s in said if s]) or 'nothing that is seen'}."
    before, _, lost = of["reach"]
    if before and not lost:
        text += f" All {_people(int(before))} one introduction away stay so."
    if cost.still_near.height:
        text += (
            f" Of those who leave, {cost.still_near.height:,} "
            f"{'stays' if cost.still_near.height == 1 else 'stay'} one introduction away."
        )
    if of["reach"][0] is None:
        text += " Whom they know is not seen, so what they open is not known."
    return text


def gains(cost: Cost) -> str:
    """What is gained, in one paragraph.

    Args:
        cost: What `cost_of` found.
    """
    of = _by_measure(cost)
    before, after, left = of["contacts"]
    text = (
        f"You gain a list of {after:,.0f} instead of {before:,.0f}" if left else "You gain nothing"
    )
    days, _, freed = of["contact_days_a_year"]
    if not left:
        return f"{text}: nobody leaves."
    if days is None:
        return f"{text}. How much of your time they take is not known: no contact is seen."
    if not freed or not days:
        return f"{text}, and no time: no contact with any of them is seen."
    share = _share(freed / days)
    if round(days) < 1:
        return f"{text}, and {share} of less than one day of contact a year."
    part = "less than one" if round(freed) < 1 else f"{freed:,.0f}"
    return (
        f"{text}, and {part} of {days:,.0f} days of contact a year ({share} of what all your "
        "contacts take now, recent days counting most; not of the four layers under Balance)."
    )


def _reach(of: Mapping[str, tuple[float | None, float | None, float | None]]) -> str:
    before, _, lost = of["reach"]
    if before is None or not lost:
        return ""
    return f"{lost:,.0f} of {_people(int(before))} one introduction away ({_share(lost / before)})"


def _by_measure(cost: Cost) -> dict[str, tuple[float | None, float | None, float | None]]:
    rows = cost.measures.select("measure", "before", "after", "lost").iter_rows()
    return {name: (before, after, lost) for name, before, after, lost in rows}


def _people(count: int) -> str:
    return f"{count:,} {'person' if count == 1 else 'people'}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def _share(value: float) -> str:
    """In whole percent, never 0% or 100% for what is only near it."""
    if 0 < value < 0.005:
        return "<1%"
    return ">99%" if 0.995 <= value < 1 else f"{value:.0%}"


def _list(parts: list[str]) -> str:
    return (
        parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
    )
