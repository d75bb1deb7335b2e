"""A worker that is told to stop twice, as Ctrl-C in a terminal does, stops."""

from __future__ import annotations

import subprocess
import sys

#: asked to stop once, and again at every line that puts the first request down
WORKER = """
import os, signal, sys
import prakan.config.boot
from prakan.commands.worker import work_until_told_to_stop

left = 20

def again(frame, event, argument):
    global left
    own = "threading" in frame.f_code.co_filename or frame.f_code.co_name == "ring"
    if own and event == "line" and left:
        left -= 1
        os.kill(os.getpid(), signal.SIGTERM)
    return again

class Idle:
    def round(self, at):
        sys.settrace(again)
        os.kill(os.getpid(), signal.SIGINT)
        return 0

work_until_told_to_stop(Idle(), 60)
sys.settrace(None)
print(left < 20)
"""


def test_a_second_request_to_stop_does_not_lock_the_worker() -> None:
    worker = subprocess.run([sys.executable, "-c", WORKER], capture_output=True, text=True, timeout=60)
    assert (worker.returncode, worker.stdout) == (0, "True\n")
