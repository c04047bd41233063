"""Which keys are one account, which accounts are one human: rules with reasons, decisions first."""

from netgraph.identity.accounts import resolve_accounts
from netgraph.identity.people import resolve_people

__all__ = ["resolve_accounts", "resolve_people"]
