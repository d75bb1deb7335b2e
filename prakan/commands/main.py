"""The prakan command: one group, one module per thing an operator does."""

from __future__ import annotations

import click

from prakan.commands.ahead import ahead
from prakan.commands.audit import audit
from prakan.commands.checks import checks
from prakan.commands.credentials import credentials
from prakan.commands.demo import demo
from prakan.commands.figures import figures
from prakan.commands.files import files
from prakan.commands.frameworks import frameworks
from prakan.commands.import_service import import_service
from prakan.commands.install import install
from prakan.commands.plan_import import import_
from prakan.commands.report import report
from prakan.commands.seed import seed
from prakan.commands.serve import serve
from prakan.commands.simulate import simulate
from prakan.commands.teams import teams
from prakan.commands.verify_dossier import verify_dossier
from prakan.commands.worker import worker


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="prakan")
def cli() -> None:
    """Plan a year, collect a quarter, check every figure, write the report."""


cli.add_command(ahead)
cli.add_command(audit)
cli.add_command(checks)
cli.add_command(credentials)
cli.add_command(demo)
cli.add_command(figures)
cli.add_command(files)
cli.add_command(frameworks)
cli.add_command(import_)
cli.add_command(import_service)
cli.add_command(install)
cli.add_command(report)
cli.add_command(seed)
cli.add_command(serve)
cli.add_command(simulate)
cli.add_command(teams)
cli.add_command(verify_dossier)
cli.add_command(worker)
