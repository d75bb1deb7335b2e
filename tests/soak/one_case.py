"""One school from the roster of a year on, through every stage, by every role in turn, in a real browser.

    python tests/soak/one_case.py --address http://127.0.0.1:8000 [--pictures DIR] [--var var] [--state FILE]
                                  [--width 390]

Needs a demonstration that is served with its worker (make demo). Signs in by the buttons of the sign-in page,
in Thai, and presses only what a person sees; between the stages it lets days pass (prakan ahead). Keeps a
picture of every page where wanted. Prints how long each stage took; exit code 1 where somebody is stuck.
With --state it goes on, called again, after the last stage that went well; --until stops after a stage.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright
from walking.browser import CHROMIUM, FLAGS, Stuck, Walk
from walking.stages import FURTHER, STAGES, Stage


def walked(walk: Walk, stages: dict[str, Stage], state: Path | None, until: str) -> None:
    """Walk every stage that is not walked yet, and keep after each what was learnt."""
    if state and state.exists():
        walk.known, walk.passed, done = json.loads(state.read_text())
        walk.taken += [file.stem for file in walk.pictures.glob("*.png")] if walk.pictures else []
    else:
        done = []
    for name, part in stages.items():
        if name not in done:
            with walk.stage(name):
                part(walk)
            done.append(name)
            if state:
                state.write_text(json.dumps([walk.known, walk.passed, done], ensure_ascii=False))
        if until and name.startswith(until):
            return


def main() -> int:
    """Walk and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--var", type=Path, default=Path("var"), help="the folder of the demonstration")
    parser.add_argument("--state", type=Path, help="keep here what is walked, and go on from it")
    parser.add_argument("--width", type=int, default=0, help="of every window, in pixels; else as each works")
    parser.add_argument("--until", default="", help="the beginning of the name of the last stage")
    parser.add_argument("--further", action="store_true", help="also what was not walked to its end yet")
    given = parser.parse_args()
    if given.pictures:
        given.pictures.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        walk = Walk(browser, given.address, given.var.resolve(), given.pictures, Path(folder), given.width)
        try:
            walked(walk, STAGES | (FURTHER if given.further else {}), given.state, given.until)
        except (Stuck, PlaywrightError) as error:
            walk.look_everywhere()
            print(f"stuck: {error}", file=sys.stderr)
            return 1
        print(f"{sum(walk.took.values()):7.1f} s  in all, {len(walk.taken)} pictures")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
