"""Every way a pack can be wrong has its number, and names file and line."""

from __future__ import annotations

import pytest

from prakan.domain.frameworks.reading import read_files
from tests.domain.frameworks.sample import EXAMPLES, FILES, HEAD, RULES, SCALE, STANDARDS, put, reading

DOUBT = """
[[unconfirmed]]
covers = ["rules"]
what_th = "กฎ"
what_en = "Rules"
since = 2023-12-01
source_th = "ไม่พบ"
source_en = "Not found"
"""
EXTRA = '\n[[rule]]\nid = "extra"\nkind = "mean"\nof = ["1.1", "2.1"]\n'


def found(**changed: str) -> list[tuple[str, str]]:
    """Return code and place of every fault of the sample with files replaced."""
    return [(fault.code, fault.field) for fault in reading(**changed).faults]


def test_the_sample_is_faultless() -> None:
    assert found() == []


CASES = [
    ("NOT_TOML", {"rules": RULES + "[[rule]\n"}, [("FRAME-002", "rules.toml:40")]),
    ("unknown word", {"rules": put(RULES, "of = ", "off = ")}, [("FRAME-003", "rules.toml:6")]),
    ("unknown kind", {"rules": put(RULES, '"minimum"', '"maximum"')}, [("FRAME-004", "rules.toml:36")]),
    ("unknown head", {"pack": HEAD + 'colour = "red"\n'}, [("FRAME-003", "pack.toml:8")]),
    ("value missing", {"scale": put(SCALE, 'id = "middle"\n', "")}, [("FRAME-005", "scale.toml:13")]),
    ("wrong type", {"scale": put(SCALE, "value = 2", 'value = "2"')}, [("FRAME-006", "scale.toml:15")]),
    ("no number", {"scale": put(SCALE, "value = 2", "value = nan")}, [("FRAME-006", "scale.toml:15")]),
    ("too large", {"scale": put(SCALE, "value = 2", "value = 1e99999")}, [("FRAME-006", "scale.toml:15")]),
    (
        "code twice",
        {"standards": put(STANDARDS, 'code = "2.1"', 'code = "1.2"')},
        [("FRAME-007", "standards.toml:33")],
    ),
    (
        "code is a word",
        {"standards": put(STANDARDS, 'code = "2.1"', 'code = "overall"')},
        [("FRAME-007", "standards.toml:33")],
    ),
    (
        "code with a space",
        {"standards": put(STANDARDS, 'code = "2.1"', 'code = "2 1"')},
        [("FRAME-012", "standards.toml:33")],
    ),
    (
        "name too long",
        {"pack": put(HEAD, "Sample", "S" * 401)},
        [("FRAME-013", "pack.toml:7")],
    ),
    ("rule twice", {"rules": put(RULES, '"by-number"', '"by-choice"')}, [("FRAME-007", "rules.toml:17")]),
    ("no year", {"pack": put(HEAD, "2567", "2024")}, [("FRAME-009", "pack.toml:2")]),
    ("end before year", {"pack": HEAD + "until = 2566\n"}, [("FRAME-009", "pack.toml:2")]),
    ("said twice", {"scale": 'status = "draft"\n' + SCALE}, [("FRAME-010", "scale.toml:1")]),
    ("target missing", {"rules": put(RULES, '"1.2"', '"1.3"')}, [("FRAME-020", "rules.toml:13")]),
    ("no scale named", {"rules": put(RULES, 'scale = "three"\n', "")}, [("FRAME-021", "rules.toml:2")]),
    ("scale missing", {"rules": put(RULES, '"three"', '"four"')}, [("FRAME-021", "rules.toml:7")]),
    ("scale falls", {"scale": put(SCALE, "value = 3", "value = 0")}, [("FRAME-022", "scale.toml:2")]),
    (
        "level missing",
        {"rules": put(RULES, '{ level = "low" }', '{ level = "no" }')},
        [("FRAME-023", "rules.toml:8")],
    ),
    (
        "circle",
        {"rules": put(RULES, 'of = "standards"', 'of = ["overall", "1"]')},
        [("FRAME-020", "rules.toml:38")],
    ),
    (
        "a circle of rules",
        {
            "rules": RULES
            + '\n[[rule]]\nid = "a"\nkind = "mean"\nof = ["b"]\n'
            + '[[rule]]\nid = "b"\nkind = "mean"\nof = ["a"]\n'
        },
        [("FRAME-024", "rules.toml:44")],
    ),
    (
        "a circle of standards",
        {"rules": put(RULES, 'of = "indicators"', 'of = ["1", "2.1"]')},
        [("FRAME-024", "rules.toml:29")],
    ),
    (
        "nothing judges it",
        {"rules": put(RULES, 'for = "1.2"\n', 'for = "2.1"\n')},
        [("FRAME-026", "rules.toml:19")],
    ),
    (
        "unjudged",
        {
            "rules": put(
                RULES, '[[rule]]\nid = "by-choice"\nkind = "rubric"\nfor = "1.2"\nscale = "three"\n', ""
            )
        },
        [("FRAME-025", "rules.toml:24")],
    ),
    (
        "two rules",
        {"rules": put(RULES, 'for = "2.1"', 'for = ["2.1", "1.2"]')},
        [("FRAME-026", "rules.toml:19")],
    ),
    (
        "nothing to count",
        {"rules": put(RULES, 'for = "1.1"', 'for = "2.1"')},
        [("FRAME-026", "rules.toml:19")],
    ),
    ("no points", {"rules": put(RULES, 'of = "points"', "of = []")}, [("FRAME-027", "rules.toml:6")]),
    (
        "weights do not add up",
        {"rules": RULES + EXTRA + '\n[rule.weights]\n"1.1" = 60\n"2.1" = 39.99\n'},
        [("FRAME-028", "rules.toml:46")],
    ),
    (
        "weight of a stranger",
        {"rules": RULES + EXTRA + '\n[rule.weights]\n"1.1" = 60\n"1.2" = 40\n'},
        [("FRAME-029", "rules.toml:46")],
    ),
    ("bands fall", {"rules": put(RULES, "from = 80", "from = 40")}, [("FRAME-030", "rules.toml:23")]),
    (
        "levels fall",
        {"rules": put(RULES, 'from = 80, level = "high"', 'from = 80, level = "low"')},
        [("FRAME-030", "rules.toml:23")],
    ),
    (
        "first band begins",
        {"rules": put(RULES, '{ level = "low" }', '{ from = 0, level = "low" }')},
        [("FRAME-030", "rules.toml:8")],
    ),
    (
        "no bands",
        {
            "rules": put(
                RULES,
                'bands = [{ level = "low" }, { from = 1, level = "middle" }, { from = 2, level = "high" }]\n',
                "",
            )
        },
        [("FRAME-031", "rules.toml:2")],
    ),
    (
        "out of reach",
        {"rules": put(RULES, "from = 2, level", "from = 3, level")},
        [("FRAME-032", "rules.toml:8")],
    ),
    (
        "mean out of reach",
        {"rules": put(RULES, "from = 2.5", "from = 3.01")},
        [("FRAME-032", "rules.toml:32")] * 2,
    ),
    ("too many needed", {"rules": RULES + EXTRA + "enough = 3\n"}, [("FRAME-032", "rules.toml:45")]),
    (
        "scales differ",
        {
            "scale": SCALE + SCALE.replace('"three"', '"other"'),
            "rules": put(
                RULES,
                'scale = "three"\n\n[[rule]]\nid = "by-number"',
                'scale = "other"\n\n[[rule]]\nid = "by-number"',
            )
            + '\n[[rule]]\nid = "least"\nkind = "minimum"\nof = ["1.1", "1.2"]\nscale = "three"\n',
        },
        [("FRAME-033", "rules.toml:44")],
    ),
    (
        "no use",
        {"rules": put(RULES, 'for = "1.2"\n', 'for = "1.2"\nof = "points"\n')},
        [("FRAME-034", "rules.toml:14")],
    ),
    (
        "left out of a number",
        {"rules": put(RULES, 'of = "points"\n', 'of = "points"\nnot_assessed = "left_out"\n')},
        [("FRAME-034", "rules.toml:7")],
    ),
    (
        "which level counts",
        {"rules": put(RULES, 'of = "points"', 'of = ["1.2"]')},
        [("FRAME-035", "rules.toml:6"), ("FRAME-032", "rules.toml:8")],
    ),
    (
        "phase missing",
        {"rules": put(RULES, 'for = "1.2"\n', 'for = "1.2"\nphase = "visit"\n')},
        [("FRAME-037", "rules.toml:14")],
    ),
    (
        "not confirmed",
        {"pack": put(HEAD, "confirmed = true", "confirmed = false")},
        [("FRAME-040", "pack.toml:5")],
    ),
    ("confirmed yet doubted", {"pack": HEAD + DOUBT}, [("FRAME-041", "pack.toml:5")]),
    (
        "doubt of nothing",
        {"pack": put(HEAD, "true", "false") + put(DOUBT, '"rules"', '"9.9"')},
        [("FRAME-020", "pack.toml:10")],
    ),
    (
        "hidden placeholder",
        {
            "pack": put(HEAD, "true", "false") + DOUBT,
            "scale": put(SCALE, 'id = "three"\n', 'id = "three"\nplaceholder = true\n'),
        },
        [("FRAME-042", "scale.toml:4")],
    ),
    ("no example", {"examples": ""}, [("FRAME-050", "pack.toml:1")]),
    (
        "example differs",
        {"examples": put(EXAMPLES, 'overall = "middle"', 'overall = "high"')},
        [("FRAME-051", "examples.toml:16")],
    ),
    (
        "threshold moved",
        {"rules": put(RULES, "from = 80", "from = 79.99")},
        [("FRAME-051", "examples.toml:15"), ("FRAME-051", "examples.toml:16")],
    ),
    (
        "example marks too much",
        {"examples": put(EXAMPLES, "79.99", "101")},
        [("FRAME-052", "examples.toml:11")],
    ),
    (
        "example marks a level",
        {"examples": put(EXAMPLES, '"1.2" = "middle"', '"1.2" = "top"')},
        [("FRAME-052", "examples.toml:10")],
    ),
    (
        "example marks what no one asks",
        {"examples": put(EXAMPLES, '"1.2" = "middle"', '"1.1" = "middle"')},
        [("FRAME-020", "examples.toml:10")],
    ),
    (
        "example expects nothing",
        {"examples": EXAMPLES[: EXAMPLES.index("[example.expect]")]},
        [("FRAME-053", "examples.toml:2")],
    ),
]


@pytest.mark.parametrize(("changed", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_fault_has_its_number_and_its_place(changed: dict[str, str], wanted: list[tuple[str, str]]) -> None:
    assert found(**changed) == wanted


def test_every_fault_is_told_at_once_in_both_languages() -> None:
    wrong = reading(
        rules=put(put(RULES, '"minimum"', '"maximum"'), "of = ", "off = "), scale=put(SCALE, "value = 3", "")
    )
    assert [fault.code for fault in wrong.faults] == ["FRAME-005", "FRAME-003", "FRAME-004"]
    for fault in wrong.faults:
        assert "{" not in fault.what("th") + fault.what("en") + fault.next_move("th") + fault.next_move("en")


def test_a_misspelt_word_names_the_close_one() -> None:
    fault = reading(rules=put(RULES, "of = ", "off = ")).faults[0]
    assert fault.values["close"].split(", ")[0] == "of"


def test_a_folder_is_called_as_its_pack() -> None:
    files = {name: text.encode() for name, text in FILES.items()}
    assert [f.code for f in read_files(files, name="sample-2568").faults] == ["FRAME-008"]
    assert read_files(files, name="sample-2567").ok


def test_without_a_head_there_is_no_pack() -> None:
    assert [f.code for f in read_files({"rules.toml": RULES.encode()}).faults] == ["FRAME-001"]


def test_bytes_that_are_no_text_name_their_line() -> None:
    files = {name: text.encode() for name, text in FILES.items()}
    thai = "\n# เกณฑ์".encode("cp874")
    read = read_files({**files, "rules.toml": RULES.encode() + thai})
    assert [(f.code, f.field) for f in read.faults] == [("FRAME-002", "rules.toml:41")]


def test_what_is_far_too_large_is_not_read() -> None:
    many = "".join(f'\n[[rule]]\nid = "r{n}"\nkind = "mean"\nof = ["1.1"]\n' for n in range(300))
    assert found(rules=RULES + many) == [("FRAME-011", "pack.toml")]
    assert found(rules="a = " + "[" * 50_000)[0][0] == "FRAME-002"
