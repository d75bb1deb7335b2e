"""A day in a valley without a signal, on the demonstration: the ledger never says what is not so.

    python -m tests.soak.field_valley [--loaded var] [--photos 200] [--megabytes 300] [--rate 8000000]

Loads and serves the demonstration as a newcomer does (``--loaded`` copies one). A Chromium of
the size of a telephone signs in with a click as an assessor with a visit, takes it along, and loses its
line. Photographs and a video are recorded on the app's own screens; the browser is killed with SIGKILL in the
middle of both. Then the line comes back and breaks every five seconds, while the server and its worker are
killed at random, and the browser once more. Each second what the screen says is compared with the server's
database and files; the first untruth ends it with exit code 1. At the end all is read back byte by byte, and
the office's board must say the same.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.soak.field_valley import FOLDER
from tests.soak.field_valley.day import Day, Untrue
from tests.soak.field_valley.line import Line
from tests.soak.field_valley.server import Demo, free_port


def asked() -> argparse.Namespace:
    """Return what the command line asks for."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    wanted.add_argument("--loaded", type=Path, help="the folder of a demonstration that is loaded")
    wanted.add_argument("--photos", type=int, default=200)
    wanted.add_argument(
        "--single", type=int, default=40, help="of them each kept by itself; others ten at once"
    )
    wanted.add_argument("--megabytes", type=int, default=300, help="of the video")
    wanted.add_argument("--rate", type=int, default=8_000_000, help="bytes a second over the line; 0 for any")
    wanted.add_argument("--every", type=float, default=5.0, help="seconds between two breaks of the line")
    wanted.add_argument(
        "--silent", type=float, default=0.02, help="share of connections that break without a word"
    )
    wanted.add_argument("--minutes", type=float, default=40, help="that sending may take at most")
    wanted.add_argument("--port", type=int, default=0, help="of the server")
    wanted.add_argument("--seed", type=int, default=1)
    return wanted.parse_args()


def main() -> int:
    """Live the day; 0 when nothing was untrue."""
    given, began = asked(), time.monotonic()
    demo = Demo(given.port or free_port(), given.loaded, given.seed)
    folder = Path(tempfile.mkdtemp(prefix="prakan-telephone-"))
    faults: list[str] = []
    figures: dict[str, object] = {}
    with sync_playwright() as playing:
        day = None
        try:
            demo.wait()
            line = Line(free_port(), demo.port, rate=given.rate, silent=given.silent, seed=given.seed)
            day = Day(playing.chromium, demo, line, folder, given)
            day.live()
        except Untrue as untrue:
            faults = (day.truth.faults if day else []) or [str(untrue)]
        except Exception:
            faults = [traceback.format_exc()[-2000:]]
        finally:
            if day:
                figures = day.told()
                day.handset.phone.kill()
            demo.end()
    whole = {**figures, "seconds": round(time.monotonic() - began), "faults": faults[:20]}
    print(json.dumps(whole, ensure_ascii=False, indent=2))
    if not faults:
        shutil.rmtree(FOLDER, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
