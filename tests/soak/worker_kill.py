"""Kill the worker at random, many times, and count: follow-ups, notices, mails, LINE messages: none lost.

    python tests/soak/worker_kill.py --kills 200 [--seed 1] [--database-url postgresql://…]

Works on a file-backed SQLite database in a folder of its own (or the given PostgreSQL database, which must
be empty), a real SMTP server on this machine, and a server that answers as LINE's published description says:
half of the people are told by LINE as well. Prints the counts as JSON; exit code 1 when any is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.foundation.channels.servers import TOKEN, Line, served

VICTIM = Path(__file__).with_name("worker_victim.py")


class PostOffice:
    """Keeps the message id of every mail it accepted."""

    def __init__(self) -> None:
        self.received: Counter[str] = Counter()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Accept a mail."""
        text = bytes(envelope.content or b"").decode()
        message_id = next(line for line in text.splitlines() if line.lower().startswith("message-id:"))
        self.received[message_id.partition(":")[2].strip()] += 1
        return "250 kept"


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def soak(kills: int, seed: int, database_url: str, folder: str) -> dict[str, object]:
    """Run the victim against a mail server and return everything that was counted."""
    office, port = PostOffice(), free_port()
    server = Controller(office, hostname="127.0.0.1", port=port)
    server.start()
    line = Line()
    line.slow = 0.02  # so that many a worker dies between its yes and our mark
    with served(line) as line_url:
        counts = _counts(kills, seed, folder, database_url, port, line_url)
    server.stop()
    wanted, by_line = counts.pop("message_ids"), counts.pop("line_messages")
    counts["mails"] = sum(office.received.values())
    counts["mails_handed_over_twice"] = sum(n - 1 for n in office.received.values())
    counts["mails_complete"] = sorted(office.received) == wanted
    counts["line_messages"] = len(line.delivered)
    counts["line_messages_once"] = len(line.delivered) == len(line.accepted) == by_line
    counts["line_asked_again"] = line.asked_again
    counts["line_had_no_objection"] = line.objections == []
    counts["ok"] = all(value for value in counts.values() if isinstance(value, bool))
    return counts


def _counts(
    kills: int, seed: int, folder: str, database_url: str, port: int, line_url: str
) -> dict[str, object]:
    """Let the victim work against both servers; returns what its database holds in the end."""
    around = {
        "PRAKAN_VAR": folder,
        "DATABASE_URL": database_url,
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "PRAKAN_SITE_URL": "http://127.0.0.1:8000",
        "LINE_URL": line_url,
        "LINE_TOKEN": TOKEN,
        "LINE_SECRET": "of the soak",
    }
    done = subprocess.run(
        [sys.executable, str(VICTIM), str(kills), str(seed)],
        env=os.environ | around,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def main() -> int:
    """Run the soak and print what was counted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database-url", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts = soak(given.kills, given.seed, given.database_url, folder)
    print(json.dumps(counts, indent=1))
    return 0 if counts["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
