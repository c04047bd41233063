"""The key people and their roles: what the last night says, and what people decide on them."""

from pathlib import Path

from netgraph.errors import UsageError
from netgraph.pipeline.ask import one_owner
from netgraph.pipeline.decisions import Decided, take_down
from netgraph.pipeline.person import nearest_people
from netgraph.pipeline.review import Named, NobodyError, whom
from netgraph.store.connect import PUBLISHED, Connection, reader
from netgraph.text import nearest, role_key

_EFFECT = {
    "pin": "{} is among the key people of {}, whatever the figures say.",
    "exclude": "{} is not among the key people of {}, whatever the figures say.",
    "undecided": "Whether {} is among the key people of {}, the figures say again.",
}
_OF = "where owner = coalesce(getvariable('owner'), owner)"
#: What to ask about the key people, by part.
TWELVE = {
    "key people": "select owner, position, name, role, gain, loss, runner_up, why, loss_why, "
    f"person_id from main.key_people {_OF} order by owner, position",
    "as a set": "select * exclude (at_least), round(value / at_least, 4) as best_at_most "
    f"from main.key_people_sets {_OF} order by owner, chosen_by desc",
    "not used": f"from main.unmatched_decisions {_OF} and file = 'key_people' order by all",
}
#: The same for those of a team.
TEAM_TWELVE = {
    "key people": "select position, name, owner as closest, role, gain, loss, runner_up, why, "
    "loss_why, person_id from main.team_key_people order by position",
}
#: The same for the roles.
ROLES = {
    "roles": "select owner, category, role, coalesce(name, 'open') as who, "
    "coalesce(hint, question) as hint_or_question, person_id "
    f"from main.roles {_OF} order by owner, place, name",
    "findings": f"select owner, finding from main.role_findings {_OF} order by owner, place",
    "not used": f"from main.unmatched_decisions {_OF} and file = 'roles' order by all",
}


def decide_key_person(home: Path, who: str, verdict: str, owner: str | None) -> Decided:
    """Record that a contact is to be among the key people, or not, or is undecided.

    Args:
        home: The home.
        who: Any key ever observed, a profile link, an e-mail, or the whole name of a contact.
        verdict: pin, exclude or undecided.
        owner: Whose key people; null for the only owner there is.

    Raises:
        UsageError: No such owner, several without a name, or the text means no contact or several.
        StoreError: Nothing is published yet.
    """
    with reader(home / PUBLISHED) as con:
        whose = one_owner(con, owner)
        person, is_contact = _contact(con, who, whose)
    if not is_contact:
        raise UsageError(f"{person} is no contact of {whose}: only contacts can be chosen")
    line = {"owner": whose, "person": person.person_id, "verdict": verdict}
    return take_down(home, "key_people", _EFFECT[verdict].format(person.name, whose), [line])


def give_role(home: Path, role: str, who: str, owner: str | None) -> Decided:
    """Record who holds a role.

    Args:
        home: The home.
        role: One of the roles in the settings.
        who: As for `decide_key_person`; somebody whom no export knows is written down by name.
        owner: Whose role it is; null for the only owner there is.

    Raises:
        UsageError: No such owner or role, or the text means several people.
        StoreError: Nothing is published yet.
    """
    with reader(home / PUBLISHED) as con:
        whose = one_owner(con, owner)
        known = [r for (r,) in con.execute("select distinct role from core.roles").fetchall()]
        meant = {role_key(name): name for name in known}.get(role_key(role))
        if meant is None:
            raise UsageError(f"no role {role!r}.{nearest(role, known)} `netgraph roles` has them.")
        try:
            person, is_contact = _contact(con, who, whose)
        except NobodyError:
            name, text, known_as = who.strip(), who.strip(), ", whom no export knows,"
            hint = nearest_people(con, text)
        else:
            name, text = person.name, person.person_id
            known_as = "" if is_contact else ", who is no contact,"
            hint = ""
    if not text:
        raise UsageError("whom? A key, a profile link, an e-mail or a whole name is expected")
    line = {"owner": whose, "role": role.strip(), "person": text}
    return take_down(home, "roles", f"{name}{known_as} holds the role {meant}.{hint}", [line])


def _contact(con: Connection, who: str, owner: str) -> tuple[Named, bool]:
    rows = con.execute("select person_id from core.contacts where owner = ?", [owner]).fetchall()
    contacts = {person for (person,) in rows}
    person = whom(con, who, contacts)
    return person, person.person_id in contacts
