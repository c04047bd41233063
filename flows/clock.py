"""The day it is: the one place that looks at the clock to know what a night speaks of."""

from datetime import date, datetime


def today() -> date:
    """The day it is here, where the exports were made."""
    return datetime.now().astimezone().date()
