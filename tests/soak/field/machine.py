"""The state machine: Hypothesis draws what happens; the world lives on from one example to the next."""

from __future__ import annotations

import traceback
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests import samples
from tests.soak.field.world import HOSTS, Field

WORLD: list[Field] = []  # the one that lives
CODES = ("1.1", "1.2", "1.3")
MARKS = ("good", "excellent", "fair")
SIZES = (2_000, 2_000, 60_000, 60_000, 5_000_000)
TROUBLE = (
    *("kill_server",) * 5,
    *("full",) * 3,
    *("skew",) * 3,
    *("kill_browser",) * 2,
    *("sign_out",) * 2,
    *("reinstall",) * 2,
    "kill_all_of_server",
)
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
    told = {"kind": "document", "title": "แผน", "note": "", "code": "", "taken_at": None, "place": ""}
    file = {"name": "แผน.pdf", "type": "application/pdf", "head": head.decode("latin-1"), "fill": len(fill)}
    file["tail"] = "" if spoilt else tail.decode("latin-1")
    return {"step": "score.attach", "data": told | {"page": None, "second": None}, "files": [file]}


class Machine(RuleBasedStateMachine):
    """A day of two devices of one person."""

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

    @rule(host=hosts, what=st.sampled_from(("package", "let_go", "bring", "reload")))
    def upkeep(self, host: str, what: str) -> None:
        self.happens(what, host)

    @rule(host=hosts, what=st.sampled_from(TROUBLE), after=st.integers(0, 1000), number=short)
    def trouble(self, host: str, what: str, after: int, number: int) -> None:
        given: dict[str, dict[str, Any]] = {
            "kill_server": {"after": after / 1000},
            "kill_browser": {"after": after / 2, "recording": bool(number % 2)},
            "full": {"after": after % 5, "drafts": [piece(number, 60_000), note(number)]},
            "skew": {"days": (-900, -1, 0, 1, 4000)[number % 5]},
        }
        self.happens(what, host, **given.get(what, {}))

    def teardown(self) -> None:
        """At the end of an example all that was recorded has arrived."""
        if self.field.faults:
            return
        try:
            self.field.settle()
        except Exception:
            self.field.faults.append(traceback.format_exc()[-1500:])
        self.so_far()
