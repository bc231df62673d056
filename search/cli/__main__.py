"""`python -m search.cli`: the same as `kliping`."""

from search.cli.main import main

main()
