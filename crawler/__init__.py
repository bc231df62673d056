"""Finding and fetching pages: outlets, discovery, politeness, and reading files people already have.

Knows nothing about articles; what leaves this package is a :class:`crawler.page.Page`.
"""
