"""The search engines: one file each, all behind the seam in `search/engine.py`."""
