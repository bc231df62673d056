"""People of an office network: accounts with roles, sessions, tokens for programs, and the audit trail."""

from search.accounts.office import Office
from search.accounts.people import Account
from search.accounts.roles import Role

__all__ = ["Account", "Office", "Role"]
