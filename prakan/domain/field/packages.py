"""The package of a visit: what of a pack and a report a device takes along, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from prakan.domain.case_scores.sheets import chapters, indicator_of
from prakan.domain.field.records import digest_of
from prakan.domain.field.words import FORMAT
from prakan.domain.frameworks.model import Indicator, Pack
from prakan.domain.frameworks.questions import Asks, Question
from prakan.domain.frameworks.vocabulary import METHODS, NOT_ASSESSED, Method
from prakan.domain.frameworks.words import MET, NOT_ASSESSED_TEXT, NOT_MET
from prakan.domain.text import Text

Said = dict[str, Any]
APART = Text("แยกไว้ ไม่นับเป็นระดับ ต้องบอกเหตุผล", "kept apart, never a level; say why")


def both(text: Text) -> Said:
    """Return a text in both languages, the English being the Thai where there is none."""
    return {"th": text.th, "en": text.say("en")}


def sealed(said: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return a package as it goes out, and the digest by which a device knows that nothing changed."""
    text = json.dumps({"format": FORMAT, **said}, ensure_ascii=False, separators=(",", ":"))
    return text.encode(), digest_of(text)


def pack_said(pack: Pack) -> list[Said]:
    """Return what is marked under a pack by standard: how to collect, which marks there are."""
    return [
        {"code": one.code, "name": both(one.name), "indicators": [_asked(pack, q) for q in asked]}
        for one, asked in chapters(pack)
    ]


def _asked(pack: Pack, asked: Question) -> Said:
    within = pack.indicators.get(indicator_of(pack, asked.code))
    return {
        "code": asked.code,
        "name": both(asked.name),
        "note": both(within.note if within else Text("")),
        "collect": list(_collect(within)) if within else [],
        "choices": _choices(asked),
        "number": _number(asked),
    }


def _collect(asked: Indicator) -> Iterable[Said]:
    """Yield what evidence an indicator asks for, then by which other ways it is seen."""
    for one in asked.evidence:
        yield {"method": Method.DOCUMENT.value, "name": both(one.name), "source": both(one.source)}
    for method in asked.methods:
        if method is not Method.DOCUMENT or not asked.evidence:
            yield {"method": method.value, "name": both(METHODS[method][1]), "source": both(Text(""))}


def _choices(asked: Question) -> list[Said]:
    found: list[tuple[str, Text, Text]] = []
    if asked.asks is Asks.MET:
        found = [("false", NOT_MET, Text("")), ("true", MET, Text(""))]
    elif asked.asks is Asks.LEVEL and asked.scale:
        rubric = asked.rubric
        found = [
            (one.id, one.name, rubric.text(one.id) if rubric else Text("")) for one in asked.scale.levels
        ]
    found.append((NOT_ASSESSED, NOT_ASSESSED_TEXT, APART))
    return [{"mark": mark, "name": both(name), "rubric": both(rubric)} for mark, name, rubric in found]


def _number(asked: Question) -> Said | None:
    """Return the bounds of a mark that is a number, as texts; None for every other."""
    if asked.asks is not Asks.NUMBER:
        return None
    bounds = {"least": asked.least, "most": asked.most}
    return {**{name: None if b is None else str(b) for name, b in bounds.items()}, "unit": both(asked.unit)}
