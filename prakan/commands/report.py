"""prakan report: write the quarterly report as Word, PDF, Excel and web page."""

from __future__ import annotations

from pathlib import Path

import click

from prakan.commands.answers import kindly, period_options
from prakan.domain.problems import refuse
from prakan.domain.problems_reporting import QUARTER_OPEN
from prakan.foundation.queries.people import operator
from prakan.reporting.document.digits import ARABIC, DIGITS, used
from prakan.reporting.document.formats import FORMATS, file_name
from prakan.reporting.document.quarterly import quarterly

DEFAULT = ("docx", "pdf", "xlsx")


@click.command()
@period_options
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write into."
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    help="May be given again; all of docx, pdf, xlsx when left out.",
)
@click.option(
    "--lang",
    "languages",
    type=click.Choice(["th", "en"]),
    multiple=True,
    help="May be given again; Thai when left out.",
)
@click.option(
    "--digits",
    "wish",
    type=click.Choice(DIGITS),
    default=ARABIC,
    show_default=True,
    help="Digits of Thai documents; codes stay as they are, Excel keeps numbers as numbers.",
)
@click.option("--final", is_flag=True, help="Refuse a draft: fail unless the quarter is closed.")
@click.option("--base-url", default="", help="Address of the application; figures then link to their source.")
@kindly
def report(
    year: int,
    quarter: int,
    out: Path,
    formats: tuple[str, ...],
    languages: tuple[str, ...],
    wish: str,
    final: bool,
    base_url: str,
) -> None:
    """Write the report of a quarter; a draft while the quarter is open.

    Exit code 0: written; 2: refused, for example a final report of an open quarter.

    \b
    prakan report --year 2567 --quarter 1 --out reports
    prakan report --year 2567 --quarter 1 --out reports --format pdf --lang en --final
    prakan report --year 2567 --quarter 1 --out reports --digits thai
    """
    out.mkdir(parents=True, exist_ok=True)
    for language in languages or ("th",):
        for name in formats or DEFAULT:
            digits = used(wish, language, name)
            made = quarterly(operator(), year, quarter, language, base_url, digits)
            if final and made.draft:
                raise refuse(QUARTER_OPEN, year=year, quarter=quarter)
            path = out / file_name(year, quarter, language, name, draft=made.draft, digits=digits)
            FORMATS[name](made, path)
            click.echo(f"{path}  {path.stat().st_size:,} bytes")
