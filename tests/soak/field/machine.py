"""The state machine: Hypothesis draws what happens; the world lives on from one example to the next."""

from __future__ import annotations

import base64
import traceback
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests import samples
from tests.soak.field.days import Field
from tests.soak.field.rescue import EDITS
from tests.soak.field.server import HOSTS
from tests.soak.full_disk import ALL, PARTS, STORE

WORLD: list[Field] = []  # the one that lives
PNG = base64.b64encode(samples.png()).decode()
CODES = ("1.1", "1.2", "1.3")
MARKS = ("good", "excellent", "fair")
SIZES = (2_000, 2_000, 60_000, 60_000, 5_000_000)
TROUBLE = (
    *("kill_server",) * 5,
    *("full",) * 3,
    *("skew",) * 3,
    *("expire",) * 2,
    *("reinstall",) * 2,
    "kill_all_of_server",
)
WORSE = (
    *("kill_browser",) * 4,
    *("server_full",) * 4,
    *("rescue_edited",) * 3,
    *("withdrawn",) * 2,
    *("old_app",) * 2,
    "put_back",
    *("end_wait",) * 2,
)
UPKEEP = ("package", "package", "let_go", "bring", "reload")
hosts, short = st.sampled_from(HOSTS), st.integers(0, 999_999)


def note(number: int) -> dict[str, Any]:
    """Return a line of the notebook."""
    return {
        "step": "score.finding",
        "data": {"kind": "note", "code": "", "text": f"ข้อสังเกต {number}", "evidence": []},
    }


def piece(number: int, size: int, spoilt: bool = False) -> dict[str, Any]:
    """Return a piece of evidence with a PDF of that size; a spoilt one has lost its end."""
    head, fill, tail = samples.pdf(f"{number}", size).partition(b"x" * (size - 420))
    file = {"name": "แผน.pdf", "type": "application/pdf", "head": head.decode("latin-1"), "fill": len(fill)}
    file["tail"] = "" if spoilt else tail.decode("latin-1")
    return _evidence("document", file)


def photo(real: bool) -> dict[str, Any]:
    """Return a photo, or something that is called one and is a document."""
    if not real:
        return _evidence("photo", {**piece(0, 2_000)["files"][0], "name": "ภาพ.jpg", "type": "image/jpeg"})
    return _evidence("photo", {"name": "ภาพ.png", "type": "image/png", "base64": PNG, "fill": 0})


def _evidence(kind: str, file: dict[str, Any]) -> dict[str, Any]:
    told = {"kind": kind, "title": "แผน", "note": "", "code": "", "taken_at": None, "place": ""}
    return {"step": "score.attach", "data": told | {"page": None, "second": None}, "files": [file]}


class Machine(RuleBasedStateMachine):
    """A day of three devices of two people."""

    def __init__(self) -> None:
        super().__init__()
        self.field = WORLD[0]
        self.so_far()

    def so_far(self) -> None:
        """Stop at what is wrong; also in every later example, for the world is the same."""
        if self.field.faults:
            raise AssertionError("\n".join(self.field.faults[:20]))

    def happens(self, name: str, host: str, **given: Any) -> None:
        """Let it happen; whatever is thrown is a fault: Hypothesis would only call it flaky."""
        try:
            self.field.happen(name, host, **given)
        except Exception:
            self.field.faults.append(traceback.format_exc()[-1500:])
        self.so_far()

    @rule(host=hosts, number=short, many=st.integers(1, 8))
    def notes(self, host: str, number: int, many: int) -> None:
        self.happens("record", host, drafts=[note(number + n) for n in range(many)])

    @rule(
        host=hosts,
        marks=st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(MARKS)), min_size=1, max_size=4),
        citing=st.booleans(),
    )
    def score(self, host: str, marks: list[tuple[str, str]], citing: bool) -> None:
        seen = self.field.look(host)["entries"] if citing else []
        cited = [one["id"] for one in seen if one["step"] == "score.attach"][-1:]
        data = [{"code": code, "mark": mark, "reason": "เหตุผล", "evidence": cited} for code, mark in marks]
        self.happens("score", host, drafts=[{"step": "score.save", "data": one} for one in data])

    @rule(
        host=hosts, number=short, size=st.sampled_from(SIZES), spoilt=st.sampled_from((False,) * 9 + (True,))
    )
    def attach(self, host: str, number: int, size: int, spoilt: bool) -> None:
        self.happens("attach", host, drafts=[piece(number, size, spoilt)])

    @rule(host=hosts, real=st.booleans())
    def photo(self, host: str, real: bool) -> None:
        self.happens("attach", host, drafts=[photo(real)])

    @rule(host=hosts, number=short, remove=st.sampled_from((False, False, True)))
    def change(self, host: str, number: int, remove: bool) -> None:
        self.happens("change", host, number=number, remove=remove)

    @rule(host=hosts, present=st.booleans(), part=st.sampled_from(("2024-01-15", "2024-01-16")))
    def attendance(self, host: str, present: bool, part: str) -> None:
        people = [{"name": "ครูตัวอย่าง", "role": "ครู", "present": present}]
        data = {"kind": "attendance", "part": part, "content": {"people": people}}
        self.happens("attendance", host, drafts=[{"step": "visit.record", "data": data}])

    @rule(host=hosts)
    def send(self, host: str) -> None:
        self.happens("send", host)

    @rule(host=hosts, chosen=st.sampled_from(("standing", "arrived")))
    def choose(self, host: str, chosen: str) -> None:
        self.happens("choose", host, chosen=chosen)

    @rule(host=hosts, what=st.sampled_from(UPKEEP))
    def upkeep(self, host: str, what: str) -> None:
        self.happens(what, host)

    @rule(host=hosts, what=st.sampled_from(TROUBLE), after=st.integers(0, 1000), number=short)
    def trouble(self, host: str, what: str, after: int, number: int) -> None:
        given: dict[str, dict[str, Any]] = {
            "kill_server": {"after": after / 1000},
            "full": {"after": after % 5, "drafts": [piece(number, 60_000), note(number)]},
            "skew": {"days": (-900, -1, 0, 1, 4000)[number % 5]},
            "expire": {"drafts": [note(number)]},
        }
        self.happens(what, host, **given.get(what, {}))

    @rule(host=hosts, what=st.sampled_from(WORSE), after=st.integers(0, 1000), number=short)
    def worse(self, host: str, what: str, after: int, number: int) -> None:
        fresh = piece(10_000_000 + self.field.steps, 60_000)  # bytes that no store has yet
        given: dict[str, dict[str, Any]] = {
            "kill_browser": {"after": after / 2, "recording": bool(number % 2)},
            "server_full": {"what": (ALL, PARTS, STORE)[number % 3], "drafts": [note(number), fresh]},
            "rescue_edited": {"how": list(EDITS)[number % len(EDITS)], "number": after},
            "withdrawn": {"again": bool(after % 2), "drafts": [note(number)]},
            "old_app": {"drafts": [note(number)]},
            "end_wait": {"comes": bool(after % 2), "drafts": [note(number), fresh]},
            "put_back": {"sends": bool(after % 2), "drafts": [note(number), note(number + 1)]},
        }
        if what == "rescue_edited":
            given[what]["drafts"] = [note(number), fresh, note(number + 1)]
        self.happens(what, host, **given[what])

    def teardown(self) -> None:
        """At the end of an example all that was recorded has arrived."""
        if self.field.faults:
            return
        try:
            self.field.settle()
        except Exception:
            self.field.faults.append(traceback.format_exc()[-1500:])
        self.so_far()
