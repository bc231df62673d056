"""Keeping what was read and letting people find it: store, archive, engines, command line and web."""
