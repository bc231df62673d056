"""People of an office network: accounts with roles, sessions, tokens for programs, and the audit trail."""
