"""Rules and derivations in words of both languages, for pages and the terminal."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.domain.frameworks.model import Band, Pack, Rule
from prakan.domain.frameworks.scoring import Node, Outcome, Why, rounded, say_number
from prakan.domain.frameworks.vocabulary import (
    GROUPS,
    NOT_ASSESSED_WORDS,
    OVERALL,
    Counts,
    Group,
    NotAssessed,
    RuleKind,
)
from prakan.domain.text import Text

NOT_ASSESSED_TEXT = Text("ไม่ได้ประเมิน", "Not assessed")
OVERALL_TEXT = Text("ผลภาพรวม", "The whole")
MET, NOT_MET = Text("ผ่าน", "met"), Text("ไม่ผ่าน", "not met")


def both(thai: str, english: str, **values: Text | str) -> Text:
    """Return a sentence with its slots filled from texts of both languages."""
    th = {k: v.th if isinstance(v, Text) else v for k, v in values.items()}
    en = {k: v.say("en") if isinstance(v, Text) else v for k, v in values.items()}
    return Text(thai.format(**th), english.format(**en))


def level_name(pack: Pack, rule: Rule | None, level: str) -> Text:
    """Return the name of a level of a rule's scale."""
    scale = pack.scale_of.get(rule.scale) if rule else None
    found = scale.level(level) if scale else None
    return found.name if found else Text(level, level)


def say_outcome(pack: Pack, rule: Rule | None, outcome: Outcome, *, point: bool = False) -> Text:
    """Return a level's name, a number, met or not met, or "not assessed"."""
    if not outcome.assessed:
        return NOT_ASSESSED_TEXT
    if outcome.level:
        return level_name(pack, rule, outcome.level)
    if point and rule is None:
        return MET if outcome.number else NOT_MET
    number = say_number(outcome.number) if outcome.number is not None else ""
    return Text(number, number)


def say_code(pack: Pack, code: str) -> Text:
    """Return what a code is called in a sentence: a rule by its name, others by their code."""
    if code in pack.rule_of:
        return pack.rule_of[code].name or Text(code, code)
    if code in GROUPS:
        return GROUPS[Group(code)][0]
    if code in pack.standard_of:
        return both("มาตรฐาน {c}", "standard {c}", c=code)
    return Text(code, code)


def say_list(pack: Pack, codes: tuple[str, ...]) -> Text:
    """Return codes as a sentence names them."""
    said = [say_code(pack, code) for code in codes]
    return Text(", ".join(t.th for t in said), ", ".join(t.say("en") for t in said))


def say_rule_name(pack: Pack, rule: Rule) -> Text:
    """Return the name of a rule, or what it judges when it has none."""
    if rule.name:
        return rule.name
    if not rule.judges:
        return Text(rule.id, rule.id)
    return both("ผลของ{what}", "result of {what}", what=_judged(pack, rule))


def _judged(pack: Pack, rule: Rule) -> Text:
    return OVERALL_TEXT if rule.judges == (OVERALL,) else say_list(pack, rule.judges)


def say_rule(pack: Pack, rule: Rule) -> Text:
    """Return how a rule judges, in one sentence; its bands are told by ``say_bands``."""
    items = say_list(pack, rule.of)
    scale = pack.scale_of.get(rule.scale)
    if rule.kind is RuleKind.RUBRIC:
        name = scale.name if scale else Text("")
        return both("ผู้ประเมินเลือกหนึ่งระดับจาก{s}", "The assessor chooses one level of: {s}", s=name)
    if rule.kind is RuleKind.MINIMUM:
        return both("ใช้ระดับต่ำสุดของ {i}", "The lowest level among: {i}", i=items)
    if rule.kind is RuleKind.COUNT:
        return _counting(pack, rule, items)
    if rule.kind is RuleKind.MEAN:
        return _mean(rule, items)
    if rule.of:
        return both("เทียบค่าของ {i} กับช่วง", "The value of {i} is compared with the bands", i=items)
    return both("เทียบตัวเลขที่กรอก{u}กับช่วง", "The number entered{u} is compared with the bands", u=_unit(rule))


def _unit(rule: Rule) -> Text:
    return Text(f" ({rule.unit.th}) ", f" ({rule.unit.say('en')})") if rule.unit else Text("")


def _counting(pack: Pack, rule: Rule, items: Text) -> Text:
    share = rule.counts is Counts.SHARE
    how = Text("ร้อยละของ", "Percent of") if share else Text("นับ", "Counts")
    if not rule.at_least:
        return both("{how} {i} ที่ผ่าน", "{how} {i} that are met", how=how, i=items)
    name = next((v.name for s in pack.scales if (v := s.level(rule.at_least))), Text(rule.at_least))
    return both("{how} {i} ที่ได้ระดับ{lv}ขึ้นไป", "{how} {i} that reach {lv} or better", how=how, i=items, lv=name)


def _mean(rule: Rule, items: Text) -> Text:
    weighed = Text("ถ่วงน้ำหนัก", "Weighted mean of") if rule.weights else Text("เท่ากันทุกรายการ", "Plain mean of")
    cut = rule.decimals
    kept = Text("") if cut is None else Text(f" ปัดครึ่งขึ้น {cut} ตำแหน่ง", f", rounded half up to {cut} decimals")
    return both("ค่าเฉลี่ยของ {i} {w}{k}", "{w} {i}{k}", i=items, w=weighed, k=kept)


def say_not_assessed(rule: Rule) -> Text:
    """Return what a rule does with things not assessed."""
    meaning = NOT_ASSESSED_WORDS[rule.not_assessed][1]
    if rule.enough is None or rule.not_assessed is NotAssessed.STOPS:
        return meaning
    return both(
        "{m} ต้องประเมินอย่างน้อย {n} รายการ", "{m}; at least {n} must be assessed", m=meaning, n=str(rule.enough)
    )


@dataclass(frozen=True, slots=True)
class BandRow:
    """A band as a table prints it: from, up to but not including, level."""

    start: str
    end: str
    level: Text


def say_bands(pack: Pack, rule: Rule) -> tuple[BandRow, ...]:
    """Return the bands of a rule with where each ends."""
    ends = [*(_start(b) for b in rule.bands[1:]), ""]
    return tuple(
        BandRow(_start(band), end, level_name(pack, rule, band.level))
        for band, end in zip(rule.bands, ends, strict=False)
    )


def _start(band: Band) -> str:
    return "" if band.start is None else f"{band.start.normalize():f}"


def say_step(pack: Pack, node: Node) -> Text:
    """Return how an outcome came about, in one sentence."""
    if node.why in PLAIN:
        return PLAIN[node.why]
    if node.why is Why.STOPPED:
        return both("เพราะไม่ได้ประเมิน {c}", "because {c} was not assessed", c=say_list(pack, _missing(node)))
    if node.why is Why.TOO_FEW:
        return _too_few(node)
    if node.why is Why.MARKED:
        return _marked(pack, node)
    return _ruled(pack, node)


PLAIN: dict[Why, Text] = {
    Why.NOT_MARKED: Text("ยังไม่มีผลประเมิน", "no mark yet"),
    Why.MARKED_NOT_ASSESSED: Text("ระบุว่าไม่ได้ประเมิน", "marked as not assessed"),
}


def _missing(node: Node) -> tuple[str, ...]:
    return tuple(i.node.code for i in node.items if not i.node.outcome.assessed)


def _too_few(node: Node) -> Text:
    done = str(len(node.items) - len(_missing(node)))
    needs = str(node.rule.needs if node.rule else 1)
    return both("ประเมินได้ {d} รายการ ต้องมี {n}", "{d} assessed, {n} needed", d=done, n=needs)


def _marked(pack: Pack, node: Node) -> Text:
    said = say_outcome(pack, node.rule, node.outcome, point=True)
    if node.number is None:
        return both("ผู้ประเมินให้{o}", "marked {o}", o=said)
    number = say_number(node.number)
    if node.band is None:
        return both("ผู้ประเมินกรอก {n}", "entered {n}", n=number)
    return both("ผู้ประเมินกรอก {n}{b}", "entered {n}{b}", n=number, b=_in_band(node))


def _ruled(pack: Pack, node: Node) -> Text:
    kind = node.rule.kind if node.rule else RuleKind.MEAN
    number = say_number(node.number) if node.number is not None else ""
    if kind is RuleKind.MINIMUM:
        lowest = tuple(i.node.code for i in node.items if i.counted and i.number == node.number)
        return both("ต่ำสุดคือ {c}", "the lowest is {c}", c=say_list(pack, lowest))
    left_out = len([i for i in node.items if not i.counted])
    tail = Text(f" ตัดออก {left_out}", f", {left_out} left out") if left_out else Text("")
    if kind is RuleKind.COUNT:
        return _counted(node, number, tail)
    if kind is RuleKind.MEAN:
        cut = _cut(node)
        return both("ค่าเฉลี่ย {n}{c}{t}{b}", "mean {n}{c}{t}{b}", n=number, c=cut, t=tail, b=_in_band(node))
    return both("ค่า {n}{b}", "value {n}{b}", n=number, b=_in_band(node))


def _counted(node: Node, number: str, tail: Text) -> Text:
    of = str(len([i for i in node.items if i.counted]))
    if node.rule and node.rule.counts is Counts.SHARE:
        return both(
            "ร้อยละ {n} ของ {o} รายการ{t}{b}",
            "{n} percent of {o}{t}{b}",
            n=number,
            o=of,
            t=tail,
            b=_in_band(node),
        )
    return both("ผ่าน {n} จาก {o}{t}{b}", "{n} of {o} met{t}{b}", n=number, o=of, t=tail, b=_in_band(node))


def _cut(node: Node) -> Text:
    """Return what a number became by rounding, when that differs."""
    if node.number is None or node.rule is None or node.rule.decimals is None:
        return Text("")
    kept = rounded(node.number, node.rule.decimals)
    if kept == node.number:
        return Text("")
    return both(" ปัดเป็น {k}", ", rounded to {k}", k=say_number(kept))


def _in_band(node: Node) -> Text:
    if node.band is None or node.rule is None:
        return Text("")
    after = [b for b in node.rule.bands if b.start is not None and _above(b, node.band)]
    end = _start(after[0]) if after else ""
    start = _start(node.band)
    if start and end:
        return Text(f" อยู่ในช่วง {start} ถึงต่ำกว่า {end}", f", from {start} to below {end}")
    if start:
        return Text(f" ตั้งแต่ {start} ขึ้นไป", f", {start} or more")
    return Text(f" ต่ำกว่า {end}", f", below {end}") if end else Text("")


def _above(band: Band, other: Band) -> bool:
    return band.start is not None and (other.start is None or band.start > other.start)
