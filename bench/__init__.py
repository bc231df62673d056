"""Quality and speed, measured: `python -m bench` prints the tables that the README quotes."""
