"""Google's Takeout: mail, calendars and address book in one package."""

from datetime import datetime

from netgraph.sample import addressbook, calendar, machines, mail
from netgraph.sample.archive import Files
from netgraph.sample.world import World


def name(moment: datetime) -> str:
    """What Google calls the package, or its first part."""
    return f"takeout-{moment:%Y%m%dT%H%M%SZ}-001.zip"


def export(world: World, owner: int, moment: datetime) -> Files:
    """Everything in one package."""
    letters = mail.letters(world, owner, moment) + machines.letters(world, owner, moment)
    calendars = calendar.takeout(world, owner, moment)
    contacts = addressbook.takeout(world, owner, moment.date())
    return {
        "Takeout/archive_browser.html": b"<!doctype html><title>Takeout</title>\n",
        "Takeout/Mail/All mail Including Spam and Trash.mbox": mail.mbox(letters),
        **{f"Takeout/Calendar/{path}": data for path, data in calendars.items()},
        **{f"Takeout/Contacts/{path}": data for path, data in contacts.items()},
    }
