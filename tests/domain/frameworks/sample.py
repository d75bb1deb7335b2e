"""A small pack to break: two standards on a scale of three, every kind of rule."""

from __future__ import annotations

from prakan.domain.frameworks.model import Mark, Pack
from prakan.domain.frameworks.reading import Reading, read_files

HEAD = """code = "sample"
year = 2567
level = "basic"
status = "draft"
confirmed = true
name_th = "ตัวอย่าง"
name_en = "Sample"
"""
STANDARDS = """
[[standard]]
code = "1"
name_th = "หนึ่ง"
name_en = "One"

[[standard.indicator]]
code = "1.1"
name_th = "หนึ่งจุดหนึ่ง"
name_en = "One point one"

[[standard.indicator.point]]
code = "1.1.a"
name_th = "ก"
name_en = "a"

[[standard.indicator.point]]
code = "1.1.b"
name_th = "ข"
name_en = "b"

[[standard.indicator]]
code = "1.2"
name_th = "หนึ่งจุดสอง"
name_en = "One point two"

[[standard]]
code = "2"
name_th = "สอง"
name_en = "Two"

[[standard.indicator]]
code = "2.1"
name_th = "สองจุดหนึ่ง"
name_en = "Two point one"
"""
SCALE = """
[[scale]]
id = "three"
name_th = "สามระดับ"
name_en = "Three levels"

[[scale.level]]
id = "low"
value = 1
name_th = "ต่ำ"
name_en = "Low"

[[scale.level]]
id = "middle"
value = 2
name_th = "กลาง"
name_en = "Middle"

[[scale.level]]
id = "high"
value = 3
name_th = "สูง"
name_en = "High"
"""
RULES = """
[[rule]]
id = "by-points"
kind = "count"
for = "1.1"
of = "points"
scale = "three"
bands = [{ level = "low" }, { from = 1, level = "middle" }, { from = 2, level = "high" }]

[[rule]]
id = "by-choice"
kind = "rubric"
for = "1.2"
scale = "three"

[[rule]]
id = "by-number"
kind = "threshold"
for = "2.1"
scale = "three"
least = 0
most = 100
bands = [{ level = "low" }, { from = 50, level = "middle" }, { from = 80, level = "high" }]

[[rule]]
id = "each-standard"
kind = "mean"
for = "standards"
of = "indicators"
scale = "three"
not_assessed = "left_out"
bands = [{ level = "low" }, { from = 1.5, level = "middle" }, { from = 2.5, level = "high" }]

[[rule]]
id = "whole"
kind = "minimum"
for = "overall"
of = "standards"
scale = "three"
"""
EXAMPLES = """
[[example]]
id = "one"
name_th = "หนึ่ง"
name_en = "One"

[example.marks]
"1.1.a" = true
"1.1.b" = true
"1.2" = "middle"
"2.1" = 79.99

[example.expect]
"1" = "high"
"2" = "middle"
overall = "middle"
"""
FILES = {
    "pack.toml": HEAD,
    "standards.toml": STANDARDS,
    "scale.toml": SCALE,
    "rules.toml": RULES,
    "examples.toml": EXAMPLES,
}


def reading(**changed: str) -> Reading:
    """Read the sample with files replaced: ``rules="…"`` replaces rules.toml."""
    files = {**FILES, **{f"{name}.toml": text for name, text in changed.items()}}
    return read_files({name: text.encode() for name, text in files.items()})


def pack(**changed: str) -> Pack:
    """Return the sample as a pack; fails when it has faults."""
    found = reading(**changed)
    assert [f.what("en") for f in found.faults] == []
    assert found.pack is not None
    return found.pack


def without(text: str, *pieces: str) -> str:
    """Return a text without some pieces, each of which must be there."""
    for piece in pieces:
        assert piece in text
        text = text.replace(piece, "", 1)
    return text


def put(text: str, old: str, new: str) -> str:
    """Return a text with one piece replaced, which must be there."""
    assert old in text
    return text.replace(old, new, 1)


MARKS = {
    "1.1.a": Mark(met=True),
    "1.1.b": Mark(met=True),
    "1.2": Mark(level="middle"),
}
