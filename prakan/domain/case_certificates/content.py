"""What a certificate says, as one canonical text with its digest, and as it is read back."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from prakan.domain.case_certificates.rules import LevelRule, Paper, level_of
from prakan.domain.case_reports.outline import PART_NAMES, Part
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.vocabulary import OVERALL
from prakan.domain.text import Text

#: no closed meeting is kept that agreed to a result
NOT_SAID = Text("")


@dataclass(frozen=True, slots=True)
class Place:
    """Whose result it is, as the register had it on the day."""

    code: str
    name: Text
    province: str
    agency: Text
    is_demo: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """A standard, or the whole (code ""), with its level; ``place`` of ``of`` in the scale, 0: not on it."""

    code: str
    name: Text
    level: str
    level_name: Text
    place: int
    of: int


@dataclass(frozen=True, slots=True)
class Said:
    """All that a certificate says."""

    paper: Paper
    number: str
    case: str
    year: int
    level: str
    place: Place
    framework: str
    framework_name: Text
    placeholder: bool  # the pack's rules are not the official ones
    outcomes: tuple[Outcome, ...]
    overall: Outcome | None
    verdict: int
    verdict_digest: str
    resolution: Text
    starts: date
    ends: date | None
    confirmed: bool
    note: Text


def outcomes_in(pack: Pack, found: Mapping[str, str]) -> tuple[Outcome, ...]:
    """Return every standard of a pack with its outcome, in order."""
    return tuple(_outcome(pack, one.code, one.name, found.get(one.code, "")) for one in pack.standards)


def overall_in(pack: Pack, said: str) -> Outcome | None:
    """Return the outcome of the whole, None where the pack judges none."""
    return _outcome(pack, OVERALL, Text(""), said) if said else None


def _outcome(pack: Pack, code: str, name: Text, said: str) -> Outcome:
    level, place, of = level_of(pack, code, said)
    return Outcome(
        "" if code == OVERALL else code, name, said, level.name if level else Text(said), place, of
    )


def is_placeholder(pack: Pack) -> bool:
    """Return whether a pack's scale or a rule of it stands in for one that is not officially known."""
    return any(scale.placeholder for scale in pack.scales) or any(rule.placeholder for rule in pack.rules)


def canonical(said: Said) -> str:
    """Return what a certificate says as one line of JSON: keys sorted, texts in NFC."""
    return _line(
        {
            "paper": said.paper.value,
            "number": said.number,
            "case": said.case,
            "year": said.year,
            "level": said.level,
            "place": {
                "code": said.place.code,
                "name": _words(said.place.name),
                "province": said.place.province,
                "agency": _words(said.place.agency),
                "is_demo": said.place.is_demo,
            },
            "framework": said.framework,
            "framework_name": _words(said.framework_name),
            "placeholder": said.placeholder,
            "outcomes": [_plain(one) for one in said.outcomes],
            "overall": _plain(said.overall) if said.overall else None,
            "verdict": said.verdict,
            "verdict_digest": said.verdict_digest,
            "resolution": _words(said.resolution),
            "starts": said.starts.isoformat(),
            "ends": said.ends.isoformat() if said.ends else None,
            "confirmed": said.confirmed,
            "note": _words(said.note),
        }
    )


def read(content: str) -> Said:
    """Return what canonical content says."""
    kept = json.loads(content)
    place = kept["place"]
    return Said(
        paper=Paper(kept["paper"]),
        number=kept["number"],
        case=kept["case"],
        year=kept["year"],
        level=kept["level"],
        place=Place(
            place["code"], Text(*place["name"]), place["province"], Text(*place["agency"]), place["is_demo"]
        ),
        framework=kept["framework"],
        framework_name=Text(*kept["framework_name"]),
        placeholder=kept["placeholder"],
        outcomes=tuple(map(_kept, kept["outcomes"])),
        overall=_kept(kept["overall"]) if kept["overall"] else None,
        verdict=kept["verdict"],
        verdict_digest=kept["verdict_digest"],
        resolution=Text(*kept["resolution"]),
        starts=date.fromisoformat(kept["starts"]),
        ends=date.fromisoformat(kept["ends"]) if kept["ends"] else None,
        confirmed=kept["confirmed"],
        note=Text(*kept["note"]),
    )


def public_sections(parts: Iterable[Part], sections: Mapping[str, str]) -> tuple[tuple[str, Text, str], ...]:
    """Return the parts of a report that the public reads: code of its standard or "", heading, text."""
    return tuple(
        (code, PART_NAMES[part], sections[key])
        for part in parts
        for code, key in _keys(part, sections)
        if sections[key].strip()
    )


def _keys(part: Part, sections: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the sections that say a part, each with the code of its standard, in the order of codes."""
    own = [(key.rpartition("/")[0], key) for key in sections if key.rpartition("/")[2] == part.value]
    return sorted(own, key=lambda one: (len(one[0]), one[0]))


def published(head: Mapping[str, Any], sections: Iterable[tuple[str, Text, str]]) -> str:
    """Return what is published of a result beside its certificate, as one line of JSON."""
    told = [{"code": code, "heading": _words(heading), "text": text} for code, heading, text in sections]
    return _line({**head, "sections": told})


def sections_in(content: str) -> tuple[tuple[str, Text, str], ...]:
    """Return the sections of published content."""
    kept = json.loads(content)["sections"]
    return tuple((one["code"], Text(*one["heading"]), one["text"]) for one in kept)


def digest(content: str) -> str:
    """Return the sha256 (hex) of canonical content."""
    return hashlib.sha256(content.encode()).hexdigest()


def note_of(rule: LevelRule, paper: Paper) -> Text:
    """Return what stands beside a term that is not confirmed."""
    return rule.note if paper is Paper.CERTIFICATE else Text("")


def _line(said: Mapping[str, Any]) -> str:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


def _words(text: Text) -> list[str]:
    return [text.th, text.en]


def _plain(one: Outcome) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": _words(one.name),
        "level": one.level,
        "level_name": _words(one.level_name),
        "place": one.place,
        "of": one.of,
    }


def _kept(one: Mapping[str, Any]) -> Outcome:
    return Outcome(
        one["code"], Text(*one["name"]), one["level"], Text(*one["level_name"]), one["place"], one["of"]
    )
