"""prakan verify-dossier: check the dossier of a case, without a database."""

from __future__ import annotations

from pathlib import Path

import click

from prakan.domain.dossier.recomputing import recomputed
from prakan.domain.dossier.verify_dossier import check, lines

VERDICT = ("ผลฉบับที่ {n} {overall}: คำนวณซ้ำ{said}", "Verdict {n} {overall}: computed again, it {said}")
SAID = {True: ("ตรง", "holds"), False: ("ไม่ตรง (VERDICT)", "DIFFERS (VERDICT)")}


@click.command("verify-dossier")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--key", default="", metavar="MULTIKEY", help="The agency's published key (z6Mk…).")
@click.option("--language", type=click.Choice(["th", "en"]), default="th", show_default=True)
@click.pass_context
def verify_dossier(ctx: click.Context, file: Path, key: str, language: str) -> None:
    """Check that the dossier of a case is whole, as it was signed, and that its verdicts follow.

    Finds a paper that was changed, removed or added, an audit row that was edited or moved, a seal that does
    not hold, another key. Needs no database. Exit code 0: whole, 1: any difference.

    \b
    prakan verify-dossier CASE-2570-000001.zip
    prakan verify-dossier CASE-2570-000001.zip --key z6Mk… --language en
    """
    checked, at = check(file, key), 0 if language == "th" else 1
    for line in lines(checked, language, key):
        click.echo(line)
    again = recomputed(file) if checked.manifest and not checked.differences else ()
    for one in again:
        said = SAID[one.holds][at]
        click.echo(VERDICT[at].format(n=one.version, overall=one.overall, said=said))
    ctx.exit(0 if not checked.differences and all(one.holds for one in again) else 1)
