"""The command line: thin commands over `search/app.py`; typer and rich enter only here."""
