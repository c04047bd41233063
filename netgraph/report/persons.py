"""The tables behind the map and the persons' cards; as in columns.py, each said once."""

from netgraph.report.table import Table

LAYOUT = Table(
    "layout",
    "contact: the place on the map",
    {
        "person_id": "the contact",
        "x": "-1 to 1; you stand at 0, 0",
        "y": "-1 to 1, upwards",
    },
    question="where_does_everybody_stand",
)
MAP_LINKS = Table(
    "map_links",
    "link that the map draws, of those that worlds rest on",
    {
        "person_a": "a contact",
        "person_b": "another",
    },
)
ACCOUNTS = Table(
    "accounts",
    "account of a contact",
    {
        "person_id": "the contact",
        "source": "the network",
        "account_id": "the account's id",
        "name": "newest name there",
        "handle": "newest handle there",
        "url": "profile link",
        "email": "newest e-mail address",
        "phone": "newest telephone number",
        "location": "newest place",
        "school": "newest school",
        "matched_by": "why it is one person with other accounts; empty: it stands alone",
    },
)
TIES = Table(
    "ties",
    "spell of a tie between you and a contact, lasting ones first",
    {
        "person_id": "the contact",
        "source": "the network",
        "list": "the list that says so",
        "kind": "what the tie is",
        "since": "the day that the network gives",
        "first_seen_on": "the first export that lists it",
        "last_seen_on": "the last one",
        "ended": "removed, or vanished from the list; empty while it lasts",
    },
    question="what_ties_us",
)
EMPLOYMENT = Table(
    "employment",
    "period of a contact at an employer, the newest first",
    {
        "person_id": "the contact",
        "company": "the employer",
        "first_on": "the first day known",
        "last_on": "the last day known",
        "basis": "exports: consecutive exports show it; stated: a dated job",
    },
    question="who_worked_where",
)
TERMS = Table(
    "terms",
    "network, kind and direction of what you and a contact exchanged, what weighs most first",
    {
        "person_id": "the contact",
        "source": "the network",
        "kind": "the kind of exchange",
        "direction": "sent, or received",
        "events": "how many",
        "decayed": "what they still weigh",
    },
    question="what_did_we_exchange",
)
LINKS = Table(
    "links",
    "class of evidence that links a contact to other contacts of yours",
    {
        "person_id": "the contact",
        "evidence": "declared, interaction, copresence, affiliation",
        "people": "how many other contacts",
        "first_on": "first day of it",
        "last_on": "last day of it",
        "names": "up to five of them, the closest first",
    },
    question="whom_do_my_contacts_know",
)

PERSONS = (LAYOUT, MAP_LINKS, ACCOUNTS, TIES, EMPLOYMENT, TERMS, LINKS)
