"""The prakan command: one group, one module per thing an operator does."""

from __future__ import annotations

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="prakan")
def cli() -> None:
    """Plan a year, collect a quarter, check every figure, write the report."""
