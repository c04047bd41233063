"""The rules of design.md once more, in plain Python: one owner, one list, one export at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Members = dict[str, date | None]  # account: since
Listing = list[tuple[str | None, date | None]] | None  # None: absent; account None: nameless


@dataclass
class Effective:
    """A list that counts."""

    on: date
    members: Members
    hidden: set[str]


@dataclass
class Spell:
    """A tie from its beginning to its end."""

    account: str
    first_seen_on: date
    last_seen_on: date
    since: date | None
    ended: str | None = None
    ended_on: date | None = None
    first_absent_on: date | None = None


def chain(
    lists: Mapping[date, Listing], verdicts: Mapping[date, str], members: int, share: float
) -> tuple[dict[date, str], list[Effective]]:
    """The standing of each list, and those that count."""
    standing, effective = {}, list[Effective]()
    for on in sorted(lists):
        listing = lists[on]
        if listing is None or verdicts.get(on) == "reject":
            standing[on] = "absent"
            continue
        now = {account: since for account, since in listing if account}
        nameless = {since for account, since in listing if not account and since}
        before = effective[-1].members if effective else {}
        missing = [account for account in before if account not in now]
        hidden = {account for account in missing if before[account] in nameless}
        days = {before[account] for account in missing}
        free = {day for day in nameless - days if effective and day <= effective[-1].on}
        undated = {account for account in missing if before[account] is None}
        if len(undated) <= len(free):
            hidden |= undated
        lost = len(missing) - len(hidden)
        there = now | {account: before[account] for account in hidden}
        suspicious = (before and not there) or lost > max(members, share * len(before))
        if suspicious and verdicts.get(on) != "accept":
            standing[on] = "held"
        else:
            standing[on] = "effective"
            effective.append(Effective(on, there, hidden))
    return standing, effective


def spells(
    effective: list[Effective], removals: list[tuple[str, date, date]]
) -> dict[str, list[Spell]]:
    """Of each account, its spells in order; removals are (account, ended on, told on)."""
    accounts = sorted({account for one in effective for account in one.members})
    return {account: _spells_of(account, effective, removals) for account in accounts}


def _spells_of(
    account: str, effective: list[Effective], removals: list[tuple[str, date, date]]
) -> list[Spell]:
    told = dict[date, date]()  # removal: when it was told first
    for who, ended_on, told_on in removals:
        if who == account:
            told[ended_on] = min(told_on, told.get(ended_on, told_on))
    done, current = list[Spell](), None

    def stated(until: date) -> date | None:
        fits = [
            ended_on
            for ended_on, told_on in told.items()
            if told_on > current.last_seen_on and current.last_seen_on <= ended_on <= until
        ]
        return min(fits, default=None)

    def end(how: str, ended_on: date | None, shown_on: date | None) -> None:
        days = [d for d in (shown_on, told.pop(ended_on) if ended_on else None) if d]
        current.ended, current.ended_on, current.first_absent_on = how, ended_on, min(days)
        done.append(current)

    for one in effective:
        if account not in one.members:
            if current:
                removal = stated(one.on)
                end("removed" if removal else "vanished", removal, one.on)
                current = None
            continue
        since = one.members[account]
        if current:
            removal = stated(one.on)
            began_anew = removal and (since >= removal if since else removal < one.on)
            if began_anew:
                end("removed", removal, one.on)
                current = None
        if current:
            current.last_seen_on, current.since = one.on, since
        else:
            current = Spell(account, one.on, one.on, since)
    if current:
        removal = stated(date.max)
        if removal:
            end("removed", removal, None)
        else:
            done.append(current)
    return done


def contacts(days: list[date], told: dict[str, list[Spell]]) -> dict[date, set[str]]:
    """Who is a contact on each of these days."""
    return {
        on: {
            account
            for account, of in told.items()
            for s in of
            if s.first_seen_on <= on and (s.first_absent_on is None or on < s.first_absent_on)
        }
        for on in days
    }
