"""One school from the roster of a year on, through every stage, by every role in turn, in a real browser.

    python tests/soak/one_case.py --address http://127.0.0.1:8000 [--pictures DIR] [--var var]

Needs a demonstration that is served with its worker (make demo). Signs in by the buttons of the sign-in page,
in Thai, and presses only what a person sees; between the stages it lets days pass (prakan ahead). Keeps a
picture of every page where wanted. Prints how long each stage took; exit code 1 where somebody is stuck.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright
from walking import after, before, report, visit
from walking.browser import CHROMIUM, FLAGS, Stuck, Walk


def stages(walk: Walk, folder: Path) -> None:
    """Walk every stage."""
    for name, done in (
        ("listed: roster asked for, taken in, the case opened", before.listed),
        ("SAR called: the season opened", before.called),
        ("SAR written on a phone, forwarded, accepted", lambda walk: before.reported(walk, folder)),
        ("planned: the plan of teams formed and confirmed", before.planned),
        ("team approved by the director", before.approved),
        ("invited and accepted by each of the team", before.invited),
        ("announced", visit.announced),
        ("SAR analysed: questions, division, agenda", visit.analysed),
        ("visited: three weeks later", visit.visited),
        ("scored by each on their own, with evidence", visit.scored),
        ("agreed, and the verdict", report.agreed),
        ("the draft of the report written", report.drafted),
        ("the draft sent to the institution", after.sent),
        ("the school's reply, on a phone, with an objection", after.replied),
        ("the objection answered, the report handed in", after.answered),
        ("read, returned, mended, let pass", after.read),
        ("resolved by the committee and the board", after.resolved),
        ("certified and published", after.certified),
        ("found and checked by anybody", lambda walk: after.checked(walk, folder)),
    ):
        with walk.stage(name):
            done(walk)


def main() -> int:
    """Walk and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--var", type=Path, default=Path("var"), help="the folder of the demonstration")
    given = parser.parse_args()
    if given.pictures:
        given.pictures.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        walk = Walk(browser, given.address, given.var.resolve(), given.pictures)
        try:
            stages(walk, Path(folder))
        except (Stuck, PlaywrightError) as error:
            walk.look_everywhere()
            print(f"stuck: {error}", file=sys.stderr)
            return 1
        print(f"{sum(walk.took.values()):7.1f} s  in all, {len(walk.taken)} pictures")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
