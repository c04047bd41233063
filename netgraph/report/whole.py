"""The tables of a report about a network as a whole: how it changed, how it is balanced."""

from netgraph.report.table import Table

GROWTH_TOGETHER = Table(
    "growth_together",
    "day of an export: all networks together, a person counts once",
    {
        "exported_on": "the day an export counts for",
        "networks": "networks whose list is known by then",
        "size": "people on any of them; empty while a list is held",
        "added": "people never seen before",
        "removed": "people who are on none of them any more",
        "returned": "people back after having been on none",
        "first_listed": "people seen first because a network's first list came in",
        "retention": "share of the people before who are still there",
        "turnover": "share of all who were or are there who came or went; 0: all the same",
    },
    question="how_did_all_my_networks_grow",
)
SURVIVAL = Table(
    "survival",
    "network and age of ties",
    {
        "source": "the network; empty: all together",
        "age_days": "the age",
        "from_days": "of ties that reached this age; earlier too few are under watch",
        "at_risk": "ties under watch at the age",
        "surviving_least": "share still there, if ties ended as early as the exports allow",
        "surviving_most": "share still there, if they ended as late as the exports allow",
        "ties": "ties looked at",
        "ended": "of them, ended other than by a great loss",
        "by_reset": "of them, ended by a great loss",
        "undated": "ties not looked at: nobody tells when they began",
    },
    question="how_long_do_ties_last",
)
REBUILD = Table(
    "rebuild",
    "network, great loss and export since, the newest loss first",
    {
        "source": "the network; empty: all together, a person counts once",
        "before_on": "the last day before the loss",
        "reset_on": "the first day that shows it",
        "exported_on": "the day of this export",
        "days": "days since reset_on",
        "size_before": "contacts before the loss",
        "size": "contacts on this day",
        "removed": "contacts whom the loss took",
        "removed_back": "of them, back on this day",
        "regret": "the share of them that is back",
        "back": "people of before who are there, also those never gone",
        "rebuilt": "their share of the contacts before",
        "rebuilt_strength": "their share of the strength of before",
        "new_people": "contacts who were none before",
        "invited_me": "of those back, who invited you first; empty: no invitation is seen at all",
        "invited_by_me": "of those back, whom you invited first; empty likewise",
        "strengths_before": "contacts before of known strength, as of then",
        "strengths": "contacts on this day of known strength, as of this day",
        "mean_strength_before": "mean of the former",
        "mean_strength": "mean of the latter",
        "referenceable_before": "share of the contacts before who could vouch, as of then",
        "referenceable": "share of the contacts on this day who could vouch, as of this day",
    },
    question="how_far_am_i_back",
)
REBUILD_PEOPLE = Table(
    "rebuild_people",
    "network, great loss and person it took, the closest by then first",
    {
        "source": "the network; empty: gone from every list",
        "before_on": "the last day before the loss",
        "reset_on": "the first day that shows it",
        "place": "1 was the closest",
        "person_id": "the person's id",
        "name": "name; empty when no network tells it",
        "strength": "how close before the loss, 0 to 1; empty without exchanges both ways by then",
        "referenceability": "tier before the loss; empty without any exchange by then",
        "last_contact_on": "day of the latest exchange by then",
        "is_back": "true: a contact again on the newest export",
        "back_on": "the first export that shows the person again",
        "invited_by": "whose invitation came first since: them, me; empty: none is seen",
    },
    question="whom_did_great_losses_take",
)
BALANCE = Table(
    "balance",
    "attribute, set of people and weighting",
    {
        "attribute": "world, company, place, level (what the job title says of rank)",
        "among": "contacts, or key people",
        "weighted_by": "count: everybody alike; strength: by closeness, where it is known",
        "people": "people whose group is known",
        "unknown_share": "share of the weight of those whose group is not known",
        "groups": "groups there are",
        "blau": "chance that two drawn are of different groups, 0 to 1",
        "entropy": "1: all groups of one size; empty with fewer than two",
        "ei": "-1: all in your own group; 1: all in others; empty where yours is not known",
        "own": "your own group",
        "top": "the largest group",
        "top_share": "its share of what is known",
    },
    question="how_balanced_is_my_network",
)
ATTENTION = Table(
    "attention",
    "layer of how often you are in touch, the innermost first",
    {
        "layer": "1 is the innermost",
        "rhythm": "weekly, monthly, half-yearly, yearly",
        "within_days": "the longest gap, or silence, that belongs to it",
        "people": "contacts in it and in those inside it, in touch both ways",
        "usual_people": "how many commonly fit; no target",
        "contacts_a_year": "days of contact a year at the pace of these people",
        "attention_share": "their share of those of all four layers",
        "names": "the closest of this layer alone",
    },
    question="where_does_my_attention_go",
)
NETWORK_USES = Table(
    "network_uses",
    "network, those that carry most contact first",
    {
        "source": "the network",
        "context": "business or social, as set; empty: nothing is set",
        "contacts": "contacts it lists",
        "only_here": "of them, on no other network",
        "in_touch": "contacts with whom you were in touch over it within the last year",
        "attention_share": "its share of the weight of all contact, the older the lighter",
        "main_kind": "the kind of exchange that weighs most there",
        "main_kind_share": "its share of the weight there",
    },
    question="what_is_each_network_for",
)
CONTEXT_MIX = Table(
    "context_mix",
    "owner: how far business and social life blur",
    {
        "business_people": "contacts listed on business networks",
        "social_people": "contacts listed on social networks",
        "both_people": "contacts listed on both",
        "overlap_share": "their share of the smaller of the two",
        "known_people": "contacts in touch over a business or a social network",
        "mixed_people": "of them, in touch over both",
        "blur": "0: each contact in one context; 1: half and half, weighed by strength",
    },
    question="what_is_each_network_for",
)
INVITATIONS = Table(
    "invitations",
    "direction and wording of invitations",
    {
        "direction": "sent or received",
        "wording": "none, generic (the network's text or a template), personal; empty: not known",
        "invitations": "how many",
        "accepted": "of them, after which a tie began",
        "acceptance": "the share of those",
        "answered": "of them, after which the one who was invited wrote in private",
        "answer_share": "the share of those",
    },
    question="how_do_my_invitations_fare",
)

OWN_HISTORY = Table(
    "own_history",
    "day of an export, the newest twelve, and the night: how open the network was",
    {
        "measured_on": "by the lists and the links known by this day",
        "contacts": "contacts then",
        "links_among": "ties seen among them by then",
        "coverage": "share of them seen tied to somebody else",
        "constraint": "high when they know each other; empty when too little is seen",
        "effective_size": "contacts without those who duplicate each other; empty likewise",
        "earlier": "earlier days here of which both are known",
        "constraint_higher_than": "on how many of those it was lower",
        "effective_size_higher_than": "on how many of those it was lower",
        "random_constraint": "with as many ties at random; empty on earlier days",
        "random_least": "the least of twenty such networks",
        "random_most": "the most of them",
    },
    question="how_open_was_my_network",
)

CHANGE = (GROWTH_TOGETHER, SURVIVAL, REBUILD, REBUILD_PEOPLE)
BALANCED = (BALANCE, ATTENTION, NETWORK_USES, CONTEXT_MIX, INVITATIONS, OWN_HISTORY)
