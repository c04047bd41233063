"""The tables of a report about key people and roles; as in columns.py, each said once."""

from netgraph.report.table import Table

KEY_PEOPLE = Table(
    "key_people",
    "person of your twelve, in the order in which they were chosen",
    {
        "place": "1 is chosen first; those whom you pinned come first",
        "person_id": "the person's id, the same from night to night",
        "name": "name; empty when no network tells it",
        "company": "latest known employer",
        "position": "latest known job title",
        "role": "the roles you gave; empty: none",
        "role_hint": "roles that the data suggests, with reasons; empty: none",
        "is_pinned": "true: you want this person among them",
        "gain": "what this one adds to those before, of a worth of 1 in all",
        "gain_reach": "the part of it for people beyond your contacts",
        "gain_strength": "the part for closeness",
        "gain_worlds": "the part for the world this one is of",
        "gain_roles": "the part for roles nobody before holds",
        "why": "the reasons, as a sentence",
        "loss": "what the twelve lose without this one",
        "loss_why": "that, as a sentence",
        "runner_up_id": "who would then add most; empty: nobody would add anything",
        "runner_up": "that person's name",
        "runner_up_gain": "what that person would add",
        "strength": "how close, 0 to 1; empty without exchanges both ways",
        "state": "live, cooling, fading, lapsed, dormant or unknown",
        "last_contact_on": "day of the latest exchange between you",
        "reach": "people you could meet through this contact",
        "reach_added": "those of them to whom nobody before leads",
        "reach_lost": "those of them to whom nobody else of the twelve leads",
        "reach_weakened": "those of them to whom the others lead by weaker ways only",
        "cluster_id": "the world this contact belongs to",
        "cluster_label": "its name",
    },
    question="who_are_my_key_people",
)
KEY_PEOPLE_SETS = Table(
    "key_people_sets",
    "way of choosing them: together, and the first of the ranking for comparison",
    {
        "chosen_by": "together or ranking",
        "wanted": "how many were to be chosen",
        "people": "how many were",
        "value": "what the set is worth, 0 to 1",
        "at_least": "share of the best possible worth that it has for certain",
        "reach": "people beyond your contacts to whom they lead",
        "clusters": "worlds of yours that they are of",
        "clusters_reached": "worlds of the people to whom they lead",
    },
    question="what_do_my_key_people_reach",
)
ROLES = Table(
    "roles",
    "role and person who holds it, and open role",
    {
        "place": "order of the roles",
        "category": "the group of the role",
        "role": "the role",
        "person_id": "id of who holds it; empty: open, or nobody whom the exports know",
        "name": "who holds it; empty: open",
        "is_open": "true: nobody holds it",
        "state": "state of the tie: live, cooling, fading, lapsed, dormant or unknown",
        "last_contact_on": "day of the latest exchange between you",
        "cluster_label": "the world of the holder",
        "hint": "whom the data suggests, with reasons; empty: it cannot tell",
        "question": "what to ask yourself",
    },
    question="who_has_which_role",
)
ROLE_FINDINGS = Table(
    "role_findings",
    "thing to know of the roles",
    {
        "place": "1 is read first",
        "kind": "fading, one_world, several_roles, no_contact, unassigned, vacant",
        "subject": "the role or roles, the group or the world",
        "person_id": "the holder it is about",
        "finding": "a sentence",
    },
    question="what_is_wrong_with_my_roles",
)
UNMATCHED_DECISIONS = Table(
    "unmatched_decisions",
    "decision about a person or a world that could not be used, or not wholly",
    {
        "file": "the file in decisions/, without its ending",
        "person": "as written there",
        "reason": "why",
    },
    question="what_is_wrong_with_my_roles",
)
