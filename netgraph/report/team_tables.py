"""The tables of a team's report; as in columns.py, each said once."""

from netgraph.report.table import Table

OWNERS = Table(
    "owners",
    "owner",
    {
        "owner": "whose exports are pooled",
        "name": "name",
        "contacts": "contacts outside the team",
        "shared": "those of them whom a colleague has as a contact too",
        "known_well": "those in touch about once a year or more, both ways",
        "sole": "those of them whom nobody else of the team knows so well",
    },
    question="what_does_each_of_us_bring",
)
NEWS = Table(
    "news",
    "owner and network: what the newest export shows against the one before",
    {
        "owner": "whose network",
        "source": "the network",
        "exported_on": "the day the newest export counts for",
        "size": "contacts there; empty while a list is held",
        "added": "people never seen before; empty for a first export, and while a list is held",
        "removed": "people gone; empty likewise",
        "returned": "people back; empty likewise",
        "held": "true: a list of this export waits for a word",
    },
    question="how_did_my_networks_grow",
)
KEY_PEOPLE = Table(
    "key_people",
    "person of those who are worth most to all, in the order in which they were chosen",
    {
        "place": "1 is chosen first",
        "owner": "who of the team is closest to this contact",
        "person_id": "the contact",
        "name": "name; empty when no network tells it",
        "company": "latest known employer",
        "position": "latest known job title",
        "owners": "how many of the team have this contact",
        "known_to": "who they are, the closest first",
        "role": "the roles given for all of you; empty: none",
        "is_pinned": "true: wanted among them for all of you",
        "gain": "what this one adds to those before, of a worth of 1 in all",
        "gain_reach": "the part of it for people whom none of you knows",
        "gain_strength": "the part for closeness",
        "gain_worlds": "the part for the world this one is of",
        "gain_roles": "the part for roles nobody before holds",
        "why": "the reasons, as a sentence",
        "loss": "what they lose without this one",
        "loss_why": "that, as a sentence",
        "runner_up_id": "who would then add most; empty: nobody would add anything",
        "runner_up": "that person's name",
        "runner_up_owner": "who of the team is closest to that person",
        "runner_up_gain": "what that person would add",
        "strength": "of the closest tie, 0 to 1; empty without exchanges both ways",
        "state": "of that tie: live, cooling, fading, lapsed, dormant or unknown",
        "last_contact_on": "day of the latest exchange between the two",
        "reach": "people whom this contact knows and none of you",
        "reach_added": "those of them to whom nobody before leads",
        "reach_lost": "those of them to whom nobody else of these leads",
        "reach_weakened": "those of them to whom the others lead by weaker ways only",
        "cluster_id": "the world among all your contacts; numbered anew each night",
        "cluster_label": "its name",
    },
    question="who_matters_to_all_of_us",
)
PLACES = Table(
    "places",
    "company, and world that is named from what its members share",
    {
        "owner": "who of the team knows somebody there best",
        "kind": "company or world",
        "place": "the company, or the world's name",
        "people": "contacts of the team there",
        "owners": "how many of the team know somebody there",
        "known_to": "who they are",
        "person_id": "whom the one at the beginning of the row knows there",
        "name": "that person's name; empty when no network tells it",
        "strength": "of that tie, 0 to 1; empty without exchanges both ways",
        "state": "live, cooling, fading, lapsed, dormant or unknown",
        "last_contact_on": "day of the latest exchange between the two",
    },
    question="who_of_us_knows_somebody_there",
)
SOLE = Table(
    "sole",
    "contact whom one of the team alone knows well, the most strategic first",
    {
        "owner": "the one",
        "person_id": "the contact",
        "name": "name; empty when no network tells it",
        "company": "latest known employer",
        "position": "latest known job title",
        "strength": "how close, 0 to 1",
        "state": "live, cooling, fading, lapsed or dormant",
        "last_contact_on": "day of the latest exchange between the two",
        "score": "of the contact in that owner's ranking, 0 to 1",
        "rank": "in that owner's ranking",
        "known_to": "how many of the team have this contact, however loosely",
    },
    question="which_relations_hang_on_one_of_us",
)
SHARED = Table(
    "shared",
    "contact of several of the team, those known to most first",
    {
        "owner": "who knows this contact best",
        "person_id": "the contact",
        "name": "name; empty when no network tells it",
        "company": "latest known employer",
        "position": "latest known job title",
        "owners": "how many of the team have this contact",
        "known_to": "who they are, the closest first",
        "known_well_to": "how many of them are in touch about once a year or more, both ways",
        "strength": "of the closest tie, 0 to 1; empty without exchanges both ways",
        "state": "of that tie",
    },
    question="whom_do_we_share",
)
MAP = Table(
    "map",
    "owner, and contact whom the map shows, the best ranked first",
    {
        "owner": "whose place it is; of a contact: who of the team is closest",
        "person_id": "the owner's own, or the contact",
        "is_owner": "true: the place of an owner",
        "name": "name; empty when no network tells it",
        "company": "latest known employer",
        "position": "latest known job title",
        "strength": "of the closest tie, 0 to 1",
        "state": "of that tie",
        "last_contact_on": "day of the latest exchange between the two",
        "score": "of the contact in that owner's ranking, 0 to 1",
        "rank": "in that owner's ranking",
        "x": "-1 to 1",
        "y": "-1 to 1",
        "contacts": "contacts of the team, drawn or not",
    },
)
MAP_TIES = Table(
    "map_ties",
    "tie that the map draws",
    {"owner": "who of the team", "person_id": "the contact"},
)

# Written as CSV, in this order.
FILES = (OWNERS, NEWS, KEY_PEOPLE, PLACES, SOLE, SHARED)

# Printed only.
PRINTED = (MAP, MAP_TIES)
