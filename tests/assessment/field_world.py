"""A device that records as the field app does: a log of entries, each naming the digest of the one before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from prakan.assessment.actions.field import Item, register
from prakan.domain.field.entries import digest_of
from prakan.foundation.models import Person
from tests.assessment.scores_world import World

BOOT = "7d4b8fd0-0000-4000-8000-000000000001"


@dataclass
class Device:
    """A registered device of a person, and everything that it has recorded."""

    world: World
    person: Person
    key: UUID = field(default_factory=uuid4)
    log: list[dict[str, Any]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    def registered(self, at: datetime | None = None) -> Device:
        """Register it, some days before the afternoon of the world, and return it."""
        register(
            key=self.key,
            name="มือถือ",
            platform="test",
            app="1",
            by=self.person,
            at=at or self.world.at - timedelta(days=3),
        )
        return self

    def record(self, step: str, target: str, data: dict[str, Any], **more: Any) -> str:
        """Write an entry at the end of the log; returns its id. ``{id}`` in the target is that id."""
        key = more.pop("id", str(uuid4()))
        entry = {
            "format": 1,
            "id": key,
            "device": str(self.key),
            "seq": len(self.log) + 1,
            "prev": self.items[-1].digest if self.items else "",
            "case": self.world.case.pk,
            "step": step,
            "target": target.replace("{id}", key),
            "parent": "",
            "base": 0,
            "data": data,
            "at": self.world.at.isoformat(timespec="milliseconds"),
            "clock": {"ahead": 0, "boot": BOOT, "up": 1000 * len(self.log)},
            "place": None,
            "files": [],
            **more,
        }
        body = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
        self.log.append(entry)
        self.items.append(Item(body, digest_of(body)))
        return str(key)

    def saw(self, title: str = "ห้องสมุด", note: str = "เห็นจริง", **more: Any) -> str:
        """Record evidence without a file, or with ``files``."""
        data = {"kind": more.pop("kind", "observation"), "title": title, "note": note, "code": "1.1"}
        data |= {"taken_at": None, "place": "", "page": None, "second": None}
        return self.record("score.attach", "evidence:{id}", data, **more)

    def wrote(self, text: str, evidence: Sequence[str] = (), **more: Any) -> str:
        """Record a line."""
        data = {"kind": "note", "code": "1.1", "text": text, "evidence": list(evidence)}
        return self.record("score.finding", "finding:{id}", data, **more)

    def marked(self, code: str, mark: str, evidence: Sequence[str] = (), **more: Any) -> str:
        """Record a mark."""
        data = {"code": code, "mark": mark, "reason": f"เหตุผล {code}", "evidence": list(evidence)}
        return self.record("score.save", f"score:{code}", data, **more)
