"""Addresses behind which there is no one person, told by how they are written."""

import polars as pl

# Hyphens stand for a dot, dash, underscore or nothing; in one word they are found anywhere.
_NO_REPLY = (
    *("no-reply", "no-response", "do-not-reply", "dont-reply", "do-not-respond"),
    *("nicht-antworten", "keine-antwort", "ne-pas-repondre", "pas-de-reponse", "no-responder"),
    *("no-responda", "no-contestar", "non-rispondere", "nao-responda", "nao-responder"),
    *("niet-beantwoorden", "geen-antwoord", "nie-odpowiadaj", "brak-odpowiedzi", "svara-inte"),
    *("besvara-ej", "svar-ikke", "ikke-svar", "ala-vastaa", "ei-vastata", "neodpovida"),
    *("neodpoveda", "ne-valaszolj", "cevaplama", "yanitlama", "nu-raspunde", "ne-odgovaraj"),
    *("no-respongueu", "ne-otvecha"),
)
# Words of a local part that no person's has.
_WORDS = (
    "mailer-?daemon|mail-?daemon|bounces?|notifications?|notify|notifier|newsletters?|unsubscribe"
    "|auto-?repl(?:y|ies)|auto-?responders?|auto-?mailer|automated|mailings?"
    "|benachrichtigung(?:en)?|notificacion(?:es)?|notificaco?es|notifiche|notifica"
    "|notificaties?|powiadomienia|bildirim|aviseringar|infolettre|boletin"
)
# Local parts, without what follows a plus and without digits at their end.
_MACHINES = (
    "alerts?|news|updates?|digest|root|cron|daemon|nobody|system|server|monitor(?:ing)?|nagios"
    "|jenkins|www-?data|apache|postmaster|hostmaster|abuse|listserv|majordomo|mailman|listmaster"
    "|promos?|promotions?|offers?|deals|receipts?|confirmations?|verification|verify|surveys?"
    "|calendar|robot|bot"
)
# Desks that several people sit at in turn. Not `info`, `office`, `contact`, `kontakt`, `mail`,
# `hello`, `admin`: the only address of many a practice, workshop or club, with one person behind.
_DESKS = (
    "support|help|help-?desk|service-?desk|services?|customer-?(?:service|care|support)"
    "|kundenservice|kundendienst|kundenbetreuung|service-?client|atencion(?:al)?cliente"
    "|assistenza|klantenservice|kundtjanst|kundeservice|asiakaspalvelu|billing|invoices?"
    "|rechnung(?:en)?|buchhaltung|facturation|facturacion|fatturazione|accounts?|accounting"
    "|accounts?-?(?:payable|receivable)|orders?|bestellung(?:en)?|sales|vertrieb|marketing"
    "|jobs|careers?|karriere|recruiting|privacy|security|legal|team"
)
_RELAYS = r"\.calendar\.google\.com$"  # rooms and calendars of groups


def machine(address: str = "address") -> pl.Expr:
    """Whether an address is a machine's: no-reply in many languages, daemons, notifications.

    A pattern is on the list only if it is practically certain; others are told by their headers.

    Args:
        address: A column of addresses in lower case.
    """
    spaced = "|".join(_NO_REPLY).replace("-", "[._-]?")
    written_as_one = "|".join(_NO_REPLY).replace("-", "")
    return (
        pl.col(address).str.contains(rf"(?:^|[^\pL])(?:{spaced})")
        | _local(address).str.contains(written_as_one)
        | _local(address).str.contains(rf"(?:^|[._+=-])(?:{_WORDS})(?:$|[._+=-]|\d)")
        | _base(address).str.contains(rf"^(?:{_MACHINES})$")
        | pl.col(address).str.contains(_RELAYS)
    )


def desk(address: str = "address") -> pl.Expr:
    """Whether an address is a desk of several people, such as support or billing.

    Args:
        address: A column of addresses in lower case.
    """
    return _base(address).str.contains(rf"^(?:{_DESKS})$")


def _local(address: str) -> pl.Expr:
    return pl.col(address).str.replace(r"@[^@]*$", "")


def _base(address: str) -> pl.Expr:
    return _local(address).str.replace(r"\+.*$", "").str.replace(r"[._-]?\d+$", "")
