"""Whether the ledger on the screen tells the truth: compared with the server's database and files."""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db import connections

from prakan.assessment.models import CaseEvidence, FieldEntry, FieldFile
from prakan.foundation import storage
from prakan.foundation.keeping import place_of
from tests.soak.field_valley.making import Made

STATES = ("unsent", "sent", "confirmed")
ENDED = ("confirmed", "refused", "conflict")  # the sum counts them together
#: the strip above every screen, and on the ledger's own screen its sum and each entry as it is told
LOOK = """() => {
  const all = (at, within = document) => [...within.querySelectorAll(at)];
  const numbers = (at) => all(at).map((one) => Number(one.textContent.replaceAll(",", "")));
  const state = (one) => /pk-st--(\\w+)/.exec(one.querySelector(".pk-st").className)[1];
  const words = (at, one) => one.querySelector(at).textContent.replaceAll("\\u2060", "");
  const rows = all('a.pk-item[href^="#/entry/"]').map((one) => ({ id: one.hash.slice(8), state: state(one),
    title: words("[lang=th]", one), digest: words("code", one) }));
  const groups = all(".pk-m-card--list").filter((one) => one.querySelector(".pk-st"))
    .map((one) => [state(one), words("header span", one)]);
  const more = all(".pk-more").length > 0;
  return { strip: numbers(".pk-ledger b"), sum: numbers(".pk-sum b"), rows, groups, more };
}"""


@dataclass
class Truth:
    """What was recorded by title, what was seen of it, and every untruth that was met."""

    case: int
    made: dict[str, Made] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)  # id of an entry on the screen, its title
    looks: int = 0
    compared: int = 0
    faults: list[str] = field(default_factory=list)
    _read: dict[int, str] = field(default_factory=dict)  # stored files whose bytes were read, their digest

    def compare(self, told: dict[str, Any], least: int, most: int) -> Counter[str]:
        """Compare a look at the screen, which is older, with the server, which is newer; returns states."""
        if len(told["strip"]) != len(STATES):
            return Counter()
        self.looks += 1
        self._in_all(told["strip"], "the strip", least, most)
        if told["sum"]:
            self._ledger(told, least, most)
        connections.close_all()
        return Counter(dict(zip(STATES, told["strip"], strict=True)))

    def _in_all(self, numbers: list[int], where: str, least: int, most: int) -> None:
        if not least <= sum(numbers) <= most:
            self.faults.append(f"{where} says {numbers}, {least} to {most} are recorded")

    def _ledger(self, told: dict[str, Any], least: int, most: int) -> None:
        rows, (all_, *parts) = told["rows"], told["sum"]
        self._in_all(parts, "the sum", least, most)
        if all_ != sum(parts):
            self.faults.append(f"the sum says {told['sum']}")
        if not told["more"]:
            self._list(told, parts)
        self.faults += self._server(rows)
        self.compared += len(rows)

    def _list(self, told: dict[str, Any], parts: list[int]) -> None:
        """Compare the whole list with the sum above it, and with what was on it before."""
        rows = told["rows"]
        states = Counter(one["state"] for one in rows)
        there = [states["unsent"], states["sent"], sum(states[one] for one in ENDED)]
        if parts != there:
            self.faults.append(f"the sum says {told['sum']}, the list {dict(states)}")
        gone = self.seen.keys() - {one["id"] for one in rows}
        self.faults += [f"{self.seen[one]} was on the list and is gone" for one in gone]
        self.seen |= {one["id"]: one["title"] for one in rows}
        if twice := [title for title, many in Counter(self.seen.values()).items() if many > 1]:
            self.faults.append(f"told twice: {twice}")
        self._sizes(told)

    def _sizes(self, told: dict[str, Any]) -> None:
        for state, said in told["groups"]:
            rows = [one for one in told["rows"] if one["state"] == state]
            many, _, size = said.partition(" · ")
            bytes_ = sum(self.made[one["title"]].size for one in rows)
            if int(many) != len(rows) or (size and size.replace("\u00a0", " ") != in_words(bytes_)):
                self.faults.append(f"{state} is said to be {said}, it is {len(rows)} · {in_words(bytes_)}")

    def _server(self, rows: list[dict[str, Any]]) -> list[str]:
        """Return what a screen calls sent or confirmed and the server does not have as it was recorded."""
        found = FieldEntry.objects.filter(case=self.case).select_related("answer")
        there = {str(one.key): one for one in found}
        files = {str(one.entry.key): one for one in FieldFile.objects.select_related("entry", "file")
                 .filter(entry__case=self.case, role="original")}  # fmt: skip
        faults = []
        for row in rows:
            entry, file = there.get(row["id"]), files.get(row["id"])
            name = f"{row['title']} is {row['state']} on the screen"
            if row["state"] not in STATES:
                faults.append(f"{name}: {entry and entry.answer.code}")
            elif row["state"] != "unsent" and (entry is None or not entry.digest.startswith(row["digest"])):
                faults.append(f"{name}, and the server has {entry and entry.digest}")
            elif row["state"] == "confirmed" and entry is not None:
                faults += [f"{name}, and {why}" for why in self._whole(row["title"], entry, file)]
        return faults

    def _whole(self, title: str, entry: FieldEntry, file: FieldFile | None) -> list[str]:
        made = self.made[title]
        if entry.answer.result != "done":
            return [f"it is {entry.answer.result}"]
        if file is None or file.file is None:
            return ["its file is not there"]
        if file.file_id not in self._read:
            self._read[file.file.pk] = digest_kept(file.file.digest, file.file.size)
        wanted = {made.digest}
        if {file.digest, file.file.digest, self._read[file.file.pk]} != wanted or file.file.size != made.size:
            return [f"its file has {self._read[file.file.pk]}, recorded was {made.digest}"]
        return []

    def in_the_end(self) -> list[str]:
        """Return what is not on the server once, done, as it was recorded; every byte is read again."""
        self._read.clear()
        found = FieldEntry.objects.filter(case=self.case)
        keys = {str(one) for one in found.values_list("key", flat=True)}
        kept = CaseEvidence.objects.filter(case=self.case, key__in=keys).values_list("title", flat=True)
        rows = [
            {"id": one, "title": title, "state": "confirmed", "digest": ""}
            for one, title in self.seen.items()
        ]
        faults = self._server(rows) + [f"{one} came and was never told" for one in keys - self.seen.keys()]
        if sorted(kept) != sorted(self.made):
            faults.append(f"{len(set(self.made) - set(kept))} are no evidence of the case")
        connections.close_all()
        return faults


def digest_kept(digest: str, size: int) -> str:
    """Return the sha256 of what is really kept of a file."""
    with tempfile.TemporaryFile() as kept:
        storage.fetch(place_of(digest), kept, size)
        kept.seek(0)
        return hashlib.file_digest(kept, "sha256").hexdigest()


def in_words(size: int) -> str:
    """Return a size as the app says it."""
    if size >= 1e9:
        return f"{size / 1e9:.1f} GB"
    if size >= 1e6:
        return f"{int(size / 1e6 + 0.5)} MB"
    return f"{max(1 if size else 0, int(size / 1e3 + 0.5))} kB"
