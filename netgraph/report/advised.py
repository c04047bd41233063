"""The tables of a report that say what to know and do; as in columns.py, each said once."""

from netgraph.report.circle import (
    KEY_PEOPLE,
    KEY_PEOPLE_SETS,
    ROLE_FINDINGS,
    ROLES,
    UNMATCHED_DECISIONS,
)
from netgraph.report.table import Table

FINDINGS = Table(
    "findings",
    "thing that stands out, the most telling first; at most seven",
    {
        "place": "1 is read first",
        "finding": "its kind",
        "sentence": "the finding, with its figures",
        "unusual": "share of the network that it concerns, 0 to 1",
        "actionable": "1: somebody to turn to today; 0.5: a choice; less: to know",
        "person_id": "the contact it is about first; empty: nobody alone",
        "person_ids": "everybody whom the sentence names, in their order",
        "section": "where its figures stand on the page",
    },
    question="what_stands_out",
)
INTRODUCTIONS = Table(
    "introductions",
    "person to be introduced to within a year, and the contact to ask",
    {
        "quarter": "1: these three months; later ones so that nobody is asked too often",
        "person_id": "the person's id",
        "name": "name; empty when no network tells it",
        "company": "latest known employer",
        "position": "latest known job title",
        "introducer_id": "id of the contact to ask",
        "introducer": "name of the contact to ask",
        "evidence": "the weaker of the two steps: declared, interaction, copresence",
        "strength": "of the whole path, 0 to 1; empty where that of your tie is unknown",
        "weakest": "the weaker of the path's two steps, 0 to 1",
        "introducers": "how many of your contacts could introduce you",
        "chance": "0 to 1: that any of them would, if each were asked; compares, is not measured",
        "equals": "how many of them would do as well as the best; they take turns",
    },
    question="whom_to_ask_when",
)
OPENINGS = Table(
    "openings",
    "company in which somebody is one introduction away, those with most people first",
    {
        "company": "the company",
        "people": "people there one introduction away",
        "contacts": "contacts of yours there, who need no introduction",
        "introducer_id": "id of the contact who leads to most of them",
        "introducer": "name of that contact",
        "opens": "how many of them that contact leads to",
        "evidence": "of that contact's best path into it: declared, interaction, copresence",
        "strength": "of that path, 0 to 1; empty where that of your tie is unknown",
    },
    question="which_companies_open",
)
PRUNING = Table(
    "pruning",
    "step at which a contact leaves: of those left always the one who is missed least",
    {
        "n": "how many have left; 0: everybody is there",
        "person_id": "who left at this step; empty at 0",
        "name": "that contact's name",
        "contacts": "contacts left",
        "reach": "people one introduction away from them",
        "reach_lost": "people no longer one introduction away",
        "path_strength": "strengths of the best path to each, summed",
        "worlds": "worlds in which a contact is left",
        "pairs": "pairs of worlds that meet, as under bridges",
        "key_people": "of your twelve",
        "referenceable": "contacts who could vouch (A, B)",
        "strength": "strengths of the ties left, summed",
        "contact_days_a_year": "days of contact a year that those left take, at the pace of now",
        "freed": "share of those days that is freed",
        "value": "what those left are worth together, 1 for all",
        "mark": "why the step is worth a look; empty: it is one of many",
    },
    question="who_is_missed_least",
)
PARTINGS = Table(
    "partings",
    "great loss and whom it took: all of them, or those who are gone still",
    {
        "before_on": "the last export before it",
        "reset_on": "the export that shows it",
        "scope": "all or still gone",
        "ties": "ties that went, network by network",
        "people": "people whom it took, without any other tie that day",
        "contacts_before": "contacts before, correspondents among them",
        "reach_before": "people one introduction away then, in what is seen now",
        "reach_lost": "those to whom only these people lead",
        "reach_weaker": "those to whom the best path without them is weaker",
        "path_strength_before": "strengths of the best path to each, summed",
        "path_strength_lost": "what of it is lost without them",
        "strength_before": "strengths of the ties, summed",
        "strength_lost": "what of it is lost with them",
        "referenceable_before": "contacts who could vouch (A, B)",
        "referenceable_lost": "those of them among these people",
    },
    question="what_did_great_losses_cost",
)

CLUSTER_PAIRS = Table(
    "cluster_pairs",
    "pair of worlds that somebody joins, those that hang on one person first",
    {
        "cluster_a": "the one world",
        "cluster_b": "the other",
        "label_a": "name of the one",
        "label_b": "name of the other",
        "ways": "independent ways between them: so many people must go until none is left",
        "firm_ways": "those by listed ties and exchanges alone",
        "evidence": "what the best way rests on, by its weakest step",
        "keystone_names": "through whom all ways lead, each of them alone; empty unless ways is 1",
        "keystones": "their ids; empty likewise",
        "is_parted": "true: without this person no way round is seen; empty unless ways is 1",
        "joiners": "contacts with links into both",
        "joined_by": "up to five of them",
        "joined_by_ids": "their ids",
    },
    question="which_worlds_hang_on_one_person",
)
CLUSTER_CHANGES = Table(
    "cluster_changes",
    "world of five or more that changed since the night before",
    {
        "before_on": "the night compared with",
        "change": "merged (into another), split (off another), born, died, grown, shrunk",
        "cluster_id": "the world that changed",
        "from_id": "the world of the night before; empty when born",
        "from_label": "its name then",
        "from_size": "contacts in it then",
        "to_id": "the world of this night; empty when it died",
        "to_label": "its name",
        "to_size": "contacts in it",
        "overlap": "share they have in common of those who are in a world both nights",
    },
    question="how_did_my_worlds_change",
)
CUT_POINTS = Table(
    "cut_points",
    "contact without whom others come loose from the rest, the greatest loss first",
    {
        "person_id": "the person's id",
        "name": "name; empty when no network tells it",
        "loose": "contacts who come loose",
        "pieces": "into which they fall",
        "clusters": "worlds with contacts among them",
        "cluster_labels": "up to five of those",
        "exclusive_reach": "people further out whom nobody else is seen to know",
        "exclusive_names": "up to five of them",
        "why": "what falls off, as a sentence",
    },
    question="what_falls_off_without_someone",
)
WEAK_TIES = Table(
    "weak_ties",
    "contact who is not close and alone leads to people, those who open most first",
    {
        "person_id": "the person's id",
        "name": "name; empty when no network tells it",
        "company": "latest known employer",
        "position": "latest known job title",
        "exclusive_reach": "people whom nobody else is seen to know",
        "reach": "people you could meet through this contact",
        "band": "weak or moderate, among your own ties of strength below 0.5",
        "strength": "how close, 0 to 1",
        "common_contacts": "contacts in common; empty when unknown",
        "common_band": "few, some or many, among your own contacts",
        "why": "what the tie carries, as a sentence",
    },
    question="which_weak_ties_carry_much",
)
RECONNECT = Table(
    "reconnect",
    "quiet tie worth taking up again, the best first",
    {
        "rank": "1 is the most worth a letter",
        "person_id": "the person's id",
        "name": "name; empty when no network tells it",
        "company": "latest known employer",
        "position": "latest known job title",
        "state": "fading, lapsed or dormant",
        "last_contact_on": "day of the latest exchange between you",
        "trust": "how close you were at your closest, and what a reference could rest on, 0 to 1",
        "novelty": "how much is new about this person for you now, 0 to 1; empty when unknown",
        "exclusive_reach": "people whom no other contact of yours is seen to know",
        "comfort_rank": "the rank by closeness alone",
        "occasion": "a reason to write; empty when none is seen",
        "occasion_on": "the day of it",
        "why": "the reasons, as sentences",
        "quiet": "how many ties have gone quiet",
    },
    question="whom_to_write_to_again",
)

# Written as CSV, in this order.
ADVISED: tuple[Table, ...] = (
    FINDINGS,
    KEY_PEOPLE,
    ROLES,
    ROLE_FINDINGS,
    INTRODUCTIONS,
    OPENINGS,
    CLUSTER_CHANGES,
    CLUSTER_PAIRS,
    CUT_POINTS,
    WEAK_TIES,
    RECONNECT,
    PRUNING,
    PARTINGS,
)

# Printed only.
TOLD: tuple[Table, ...] = (KEY_PEOPLE_SETS, UNMATCHED_DECISIONS)
