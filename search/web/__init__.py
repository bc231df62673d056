"""The web application: thin pages and an API over `search/app.py`."""
