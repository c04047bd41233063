"""Telephone numbers as people write them, brought to the one form in which they compare."""

import phonenumbers
import polars as pl
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from netgraph.errors import UsageError

# Numbers of services: whoever has one in common has nothing in common.
_SERVICES = frozenset(
    (
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.UAN,
        PhoneNumberType.VOICEMAIL,
    )
)
_MAX_TEXT = 64  # the longest number has 15 digits; what is far longer is text


def e164(phones: pl.Series, region: str | None) -> pl.Series:
    """Telephone numbers in the form of ITU-T E.164, `+` and digits; each spelling is read once.

    Args:
        phones: Numbers as somebody wrote them, with blanks, brackets, extensions, as `tel:` URIs.
        region: Where numbers without a country code are dialled, ISO 3166-1 alpha-2 (`DE`); null:
            such numbers say nothing.

    Returns:
        One value per value given, without extension. Null where there is no valid number of that
        country's plan, and for the numbers of services: premium, toll-free, shared cost,
        company-wide, voicemail, emergency and short ones.

    Raises:
        UsageError: The region is none that has a numbering plan.
    """
    if region is not None and region not in phonenumbers.SUPPORTED_REGIONS:
        raise UsageError(
            f"region is {region!r}, expected the two capitals of a country, such as DE or GB"
        )
    distinct = phones.unique().drop_nulls()
    read = pl.Series([_read(phone, region) for phone in distinct], dtype=pl.String)
    return phones.replace_strict(distinct, read, default=None, return_dtype=pl.String)


def _read(phone: str, region: str | None) -> str | None:
    text = phone.strip()
    if len(text) > _MAX_TEXT:
        return None
    if region is None and text.startswith("00"):  # the prefix that ITU-T E.123 recommends
        text = "+" + text[2:]
    try:
        number = phonenumbers.parse(text, region)
    except NumberParseException:
        return None
    kind = phonenumbers.number_type(number)  # unknown unless valid
    if kind == PhoneNumberType.UNKNOWN or kind in _SERVICES:
        return None
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))
