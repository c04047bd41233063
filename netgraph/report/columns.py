"""The tables of a report: what a row is and what each column means, said once.

The same words stand in each report under "Files". Every CSV begins with `owner`. An empty cell is
unknown, never 0; a share is 0 to 1; a day is YYYY-MM-DD; a number has up to 9 significant digits.
A text that a spreadsheet would take for a formula begins with an apostrophe (see spreadsheet.py).
"""

from netgraph.report.advised import ADVISED, TOLD
from netgraph.report.persons import PERSONS
from netgraph.report.table import Table
from netgraph.report.whole import BALANCED, CHANGE

METRICS = Table(
    "metrics",
    "owner: the figures of the network as a whole",
    {
        "contacts": "how many contacts",
        "second_degree": "people one introduction away",
        "namesakes": "people one introduction away and left out, for they may be contacts already",
        "constraint": "how far contacts lead back to one another; lower is more open",
        "effective_size": "contacts without those who duplicate each other",
        "efficiency": "effective size as a share of all contacts",
        "hierarchy": "0: the overlap is spread evenly; 1: it all runs through one contact",
        "coverage": "share of contacts seen tied to somebody else",
        "links_among": "ties seen among the contacts",
        "contacts_with_strength": "contacts with exchanges both ways",
        "worlds_compared_on": "the night that cluster_changes speak of; empty: none before",
    },
    question="how_much_can_we_see",
)
RANKING = Table(
    "ranking",
    "contact, the most strategic first",
    {
        "rank": "1 is the most strategic",
        "person_id": "the person's id, the same from night to night",
        "name": "name; empty when no network tells it",
        "company": "latest known employer",
        "position": "latest known job title",
        "sources": "networks the contact is on",
        "score": "0 to 1, from the five components below and their weights",
        "strength": "component: how close, 0 to 1, from dated exchanges; empty without any",
        "bridging": "component: joins worlds that otherwise hardly meet, 0 to 1",
        "reach_score": "component: reach compared with your other contacts, 0 to 1",
        "exclusive_score": "component: exclusive reach compared likewise, 0 to 1",
        "reference_score": "component: how well the two of you can vouch for each other, 0 to 1",
        "referenceability": "tier of that evidence, A to D",
        "referenceability_why": "what earned the tier; empty for D",
        "warmth": "how likely you are in touch again, whoever acts, 0 to 1; empty without contact",
        "channels": "networks over which you were in touch",
        "first_contact_on": "day of the first exchange between you",
        "reach": "people you could meet through this contact",
        "exclusive_reach": "those of them whom no other contact of yours is seen to know",
        "last_contact_on": "day of the latest exchange between you",
        "state": "live, cooling, fading, lapsed or dormant",
        "cluster_id": "the world this contact belongs to",
        "cluster_label": "its name",
        "why": "the reasons for the rank, as a sentence",
    },
    question="how_does_everybody_rank",
)
CLOSENESS = Table(
    "closeness",
    "state of a tie",
    {
        "state": "live, cooling, fading, lapsed, dormant; unknown without exchanges both ways",
        "contacts": "how many contacts are in it",
        "strength": "the middle one of their strengths",
        "oldest_on": "the earliest last contact among them",
        "newest_on": "the latest last contact among them",
        "names": "the closest of them",
    },
    question="how_alive_are_my_ties",
)
CLUSTERS = Table(
    "clusters",
    "world: contacts who know each other more than they know the rest",
    {
        "cluster_id": "the world's id",
        "label": "named from what its members share",
        "size": "contacts in it",
        "stability": "0 to 1: how much of it stays when a tenth of the evidence is left out",
        "members": "its best known members",
        "bridges": "how many of its members join it to other worlds",
    },
    question="what_are_my_worlds",
)
BRIDGES = Table(
    "bridges",
    "contact who joins worlds",
    {
        "person_id": "the person's id",
        "name": "name; empty when no network tells it",
        "clusters_joined": "worlds into which this person has links that worlds rest on",
        "is_cut_point": "true: without this person your visible network falls apart",
        "betweenness": "how often this person lies on the shortest way between two contacts",
        "participation": "0: all links inside one world; towards 1: spread evenly over many",
        "cluster_labels": "the names of those worlds",
    },
    question="who_bridges_my_worlds",
)
SECOND_DEGREE = Table(
    "second_degree",
    "person one introduction away, with the best introducer",
    {
        "person_id": "the person's id",
        "name": "name; empty when no network tells it",
        "company": "latest known employer",
        "position": "latest known job title",
        "introducer_id": "id of the contact to ask",
        "introducer": "name of the contact to ask",
        "evidence": "how the two are seen to know each other: declared, interaction, copresence",
        "strength": "of the whole path, 0 to 1",
        "introducers": "how many of your contacts could introduce you",
    },
    question="who_can_introduce_me",
)
GROWTH = Table(
    "growth",
    "network and export",
    {
        "source": "the network",
        "exported_on": "the day the export counts for",
        "size": "contacts on that day; empty while the list is held",
        "added": "contacts who were not in the export before",
        "removed": "contacts of the export before who are gone",
        "returned": "contacts added who had been contacts at some time earlier",
        "retention": "share of the export before that is still there",
        "turnover": "share of all who were or are there who came or went; 0: all the same",
        "rebuilt": "after a great loss: share of the people from before it who are back",
        "held": "true: a list looks suspicious and waits for your decision",
    },
    question="how_did_my_networks_grow",
)
CHANGES = Table(
    "changes",
    "difference between a network's two newest exports",
    {
        "source": "the network",
        "exported_on": "the day of the newest export",
        "name": "whom it concerns",
        "change": "added, removed, returned, renamed, job_change, hidden",
        "detail": "what was and what is",
    },
    question="what_is_new",
)
MATCHES = Table(
    "matches",
    "pair of people who may be one, the likeliest first",
    {
        "name_a": "the one",
        "account_a": "an account of theirs",
        "name_b": "the other",
        "account_b": "an account of theirs",
        "score": "weight of the evidence in bits",
        "reasons": "the evidence, each with its bits",
        "waiting": "how many such pairs there are",
    },
    question="who_could_be_one_person",
)
EXPORTS = Table(
    "exports",
    "export seen in the inbox",
    {
        "owner": "whose export it is",
        "export_id": "its id, owner/network/day",
        "source": "the network",
        "file": "where it lies in the inbox",
        "exported_on": "the day it counts for",
        "status": "loaded, duplicate, held, refused or later",
        "reason": "why",
        "held_lists": "the lists of it that wait for a decision; empty: the whole export does",
        "rows_read": "rows read",
        "rejects": "rows not used, each for a recorded reason",
    },
    question="what_was_read",
    optional=frozenset({"owner", "held_lists"}),
)
NOTES = Table(
    "notes",
    "remark on an export",
    {
        "export_id": "the export",
        "file": "the file inside it",
        "note": "the remark",
    },
    question="what_was_not_used",
)

# Written as CSV, in this order.
FILES = (*ADVISED, RANKING, CLOSENESS, CLUSTERS, BRIDGES, SECOND_DEGREE, GROWTH, *CHANGE, *BALANCED)
TABLES = (*FILES, *TOLD, *PERSONS, CHANGES, MATCHES, EXPORTS, NOTES)
