"""Running ``python -m prakan``: the prakan command without its console script."""

from prakan.config.cli import main

main()
