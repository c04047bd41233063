"""Which addresses are no one person's, and which might be."""

import polars as pl
import pytest

from netgraph.sources.mail.machines import desk, machine

MACHINES = """
noreply@example.org no-reply@example.org no_reply+abc@example.org no.reply@example.org
donotreply@example.org do-not-reply@example.org messages-noreply@example.org
drive-shares-dm-noreply@example.org accountnoreply2@example.org someone@users.noreply.example.org
nicht-antworten@example.de keine_antwort@example.de nepasrepondre@example.fr
ne-pas-repondre@example.fr noresponder@example.es no-responda@example.es
non-rispondere@example.it naoresponda@example.br nietbeantwoorden@example.nl
nie-odpowiadaj@example.pl svara-inte@example.se ikke-svar@example.no neodpovidat@example.cz
mailer-daemon@example.org postmaster@example.org bounce-12345@example.org
bounces+77-noor=example.net@example.org notification+zj4o@example.org notifications@example.org
calendar-notification@example.org newsletter@example.org news@example.org alerts@example.org
alert@example.org root@example.org cron@example.org listserv@example.org
benachrichtigungen@example.de notificaciones@example.es auto-reply@example.org
c_188abc@resource.calendar.google.com team_x@group.calendar.google.com
reply+unsubscribe@example.org survey2@example.org
"""
DESKS = """
support@example.org help@example.org helpdesk@example.org billing@example.org
customer-service@example.org kundenservice@example.de rechnungen@example.de sales2@example.org
support+12345@example.org orders@example.org jobs@example.org team@example.org
"""
MAYBE_PEOPLE = """
ines@example.org noor.reply@example.org bruno.replymann@example.org info@example.org
office@example.org kontakt@example.org hello@example.org admin@example.org mail@example.org
newsome@example.org alertson@example.org rooth@example.org ann.oreply@casino.replies.example.org
notifa@example.org supporter@example.org salesman@example.org ines.sales@example.org
servicia@example.org bouncer.joe@example.org teamster@example.org ines@replymail.example.org
ines@bounce.example.org daemona@example.org
"""


def verdict(address: str) -> str:
    frame = pl.DataFrame({"address": [address]})
    is_machine, is_desk = frame.select(machine().alias("machine"), desk().alias("desk")).row(0)
    return "machine" if is_machine else "desk" if is_desk else "maybe a person"


@pytest.mark.parametrize("address", MACHINES.split())
def test_machines_are_known_by_their_address(address: str) -> None:
    assert verdict(address) == "machine"


@pytest.mark.parametrize("address", DESKS.split())
def test_desks_of_several_people_are_known_by_their_address(address: str) -> None:
    assert verdict(address) == "desk"


@pytest.mark.parametrize("address", MAYBE_PEOPLE.split())
def test_what_may_be_the_only_address_of_somebody_is_left_alone(address: str) -> None:
    assert verdict(address) == "maybe a person"
