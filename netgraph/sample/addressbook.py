"""Address books: vCards as Google, a phone and a server write them, and Google's table."""

import base64
import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from email.quoprimime import body_encode

from netgraph.sample.archive import table
from netgraph.sample.names import NONSENSE
from netgraph.sample.world import Card, Face, World

_ROOT = uuid.UUID("5b0d4c9e-7a43-4c1e-9d22-0f6f3a1c8e70")
_PIXEL = base64.b64encode(b"\xff\xd8\xff\xe0" + bytes(range(90))).decode()  # no picture of anybody
_COLUMNS = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,"
    "Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,"
    "Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,"
    "Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
    "E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,"
    "Organization 1 - Name,Organization 1 - Title,Website 1 - Type,Website 1 - Value"
)


def spelled(phone: str, style: int) -> str:
    """A telephone as people type it: with blanks, with 00, national with 0, or bare."""
    area = next(a for a in ("30", "221", "69", "40", "89") if phone.startswith(f"+49{a}"))
    rest = phone[3 + len(area) :]
    forms = (f"+49 {area} {rest}", f"0049{area}{rest}", f"0{area} {rest[:4]}-{rest[4:]}", phone)
    return forms[style % len(forms)]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def _note(card: Card) -> str:
    return f"Owes me this: {NONSENSE[card.person % len(NONSENSE)]}, and a second one."


def _folded(lines: Iterable[str]) -> bytes:
    """Lines with the ends of the standard, folded at 75 letters or fewer."""
    parts = []
    for line in lines:
        parts.append(line[:60])
        parts += [f" {line[i : i + 59]}" for i in range(60, len(line), 59)]
    return "".join(f"{part}\r\n" for part in parts).encode()


def _google_card(card: Card, face: Face) -> list[str]:
    name = [f"FN:{_escaped(face.name)}", f"N:{_escaped(face.last)};{_escaped(face.first)};;;"]
    lines = ["BEGIN:VCARD", "VERSION:3.0", *(name if card.named else ["FN:", "N:;;;;"])]
    kinds = ("WORK", "HOME")
    for kind, email in zip(kinds, card.emails, strict=False):
        lines.append(f"EMAIL;TYPE=INTERNET;TYPE={kind}:{email}")
    lines += [f"TEL;TYPE=CELL:{spelled(p, card.person)}" for p in card.phones]
    if card.named and face.company:
        lines += [f"ORG:{_escaped(face.company)}", f"TITLE:{_escaped(face.position)}"]
    for link in card.links[:1]:
        bare = link.removeprefix("https:")
        lines += [f"item1.URL:https\\:{bare}", "item1.X-ABLabel:PROFILE"]
    for link in card.links:
        network = "linkedin" if "linkedin" in link else "twitter"
        lines.append(f"X-SOCIALPROFILE;TYPE={network}:{link}")
    lines += [f"NOTE:{_escaped(_note(card))}"] if card.named else []
    lines += ["CATEGORIES:myContacts"] if card.chosen else []
    return [*lines, "END:VCARD"]


def _server_card(card: Card, face: Face) -> list[str]:
    """One of version 4.0, with an id, and with colleagues by theirs."""
    return [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"UID:{_urn(card.person)}",
        "KIND:individual",
        f"FN:{_escaped(face.name)}",
        f"N:{_escaped(face.last)};{_escaped(face.first)};;;",
        *(f"EMAIL;TYPE=work:{e}" for e in card.emails),
        *(f'TEL;VALUE=uri;TYPE="voice,cell":tel:{p}' for p in card.phones),
        *([f"ORG:{_escaped(face.company)};Second floor"] if face.company else []),
        *([f"TITLE:{_escaped(face.position)}"] if face.position else []),
        *(f"SOCIALPROFILE;SERVICE-TYPE=LinkedIn:{link}" for link in card.links),
        *(f"RELATED;TYPE=colleague:{_urn(n)}" for n in card.related),
        "BDAY:--0412",
        f"NOTE:{_escaped(_note(card))}",
        "END:VCARD",
    ]


def _urn(number: int) -> str:
    return uuid.uuid5(_ROOT, str(number)).urn


def _phone_card(card: Card, face: Face) -> list[str]:
    """One of version 2.1: bare parameters, quoted-printable, pictures."""
    lines = ["BEGIN:VCARD", "VERSION:2.1"]
    if card.named:
        lines += _printable("N", f"{face.last};{face.first};;;") + _printable("FN", face.name)
    if card.phones:
        lines.append(f"TEL;CELL;PREF:{spelled(card.phones[0], card.person)}")
    lines += [f"EMAIL;HOME:{e}" for e in card.emails]
    if card.named and face.company:
        lines += _printable("ORG", face.company)
    if card.person % 5 == 0:
        lines += ["PHOTO;ENCODING=BASE64;JPEG:", *(f" {_PIXEL[i : i + 72]}" for i in (0, 72)), ""]
    if card.named:
        lines += _printable(
            "NOTE", f"{_note(card)} Ask – when the time is right – for both of them."
        )
    return [*lines, "END:VCARD"]


def _printable(name: str, value: str) -> list[str]:
    """A property whose value may need quoted-printable, with soft line breaks."""
    if value.isascii():
        return [f"{name}:{value}"]
    text = body_encode(value.encode().decode("latin-1"), maxlinelen=60)
    return f"{name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{text}".split("\n")


def _cards(
    world: World, cards: Sequence[Card], day: date, write: Callable[[Card, Face], list[str]]
) -> list[str]:
    return [line for c in cards for line in write(c, world.people[c.person].face(day))]


def takeout(world: World, owner: int, day: date) -> dict[str, bytes]:
    """All contacts, and again those whom the owner put there; by path below Contacts."""
    cards = world.cards[owner]
    own = [c for c in cards if c.chosen]
    empty = ["BEGIN:VCARD", "VERSION:3.0", "FN:", "N:;;;;", "NOTE:?", "END:VCARD"]
    return {
        f"{name}/{name}.vcf": _folded(_cards(world, chosen, day, _google_card) + more)
        for name, chosen, more in (("All Contacts", cards, empty), ("My Contacts", own, []))
    }


def server(world: World, owner: int, day: date) -> bytes:
    """What a server of contacts gives: the people, a group of the first three, and a firm."""
    cards = world.cards[owner]
    members = [f"MEMBER:{_urn(c.person)}" for c in cards[:3]]
    group = ["BEGIN:VCARD", "VERSION:4.0", f"UID:{_urn(-1)}", "KIND:group", "FN:Lunch", *members]
    firm = ["BEGIN:VCARD", "VERSION:4.0", f"UID:{_urn(-2)}", "KIND:org", "FN:Ferngate Retail"]
    desk = ["ORG:Ferngate Retail", "EMAIL:desk@ferngate.example", "END:VCARD"]
    people = _cards(world, cards, day, _server_card)
    return _folded([*people, *group, "END:VCARD", *firm, *desk])


def telephone(world: World, owner: int, day: date) -> bytes:
    """What an old telephone saved; only quoted-printable breaks its lines."""
    lines = _cards(world, world.cards[owner], day, _phone_card)
    return "".join(f"{line}\r\n" for line in lines).encode()


def google_table(world: World, owner: int, day: date) -> bytes:
    """Google's CSV as it was until 2024."""
    columns = _COLUMNS.split(",")
    rows = []
    for card in world.cards[owner]:
        face = world.people[card.person].face(day)
        cells = {"Group Membership": "* myContacts" if card.chosen else "* otherContacts"}
        if card.named:
            cells |= {"Name": face.name, "Given Name": face.first, "Family Name": face.last}
            cells |= {"Notes": _note(card), "Group Membership": "Friends ::: * myContacts"}
            cells |= {
                "Organization 1 - Name": face.company,
                "Organization 1 - Title": face.position,
            }
        if card.emails:
            cells |= {"E-mail 1 - Type": "* Work", "E-mail 1 - Value": " ::: ".join(card.emails)}
        if card.phones:
            phones = " ::: ".join(spelled(p, card.person) for p in card.phones)
            cells |= {"Phone 1 - Type": "Mobile", "Phone 1 - Value": phones}
        if card.links:
            cells |= {"Website 1 - Type": "Profile", "Website 1 - Value": card.links[0]}
        rows.append([cells.get(column, "") for column in columns])
    return table(_COLUMNS, rows)
