"""Lines of TOML files: tables in tables, dotted keys, strings over several lines."""

from __future__ import annotations

import pytest

from prakan.domain.frameworks.places import Lines, Path, segments

TEXT = '''code = "x"
[[standard]]
code = "1"
note = """
[[standard]]
name = "not a key"
"""
[[standard.indicator]]
code = "1.1"  # here
"quoted.key" = 1
[[standard.indicator]]
code = "1.2"
[[standard]]
code = "2"
[[standard.indicator]]
code = "2.1"
[standard.indicator.more]
deep.er = 2
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("code",), 1),
        (("standard", 0), 2),
        (("standard", 0, "code"), 3),
        (("standard", 0, "name"), 2),
        (("standard", 0, "indicator", 0, "code"), 9),
        (("standard", 0, "indicator", 0, "quoted.key"), 10),
        (("standard", 0, "indicator", 1), 11),
        (("standard", 1, "indicator", 0, "code"), 16),
        (("standard", 1, "indicator", 0, "more", "deep", "er"), 18),
        (("standard", 1, "indicator", 0, "nowhere", 3), 15),
    ],
)
def test_a_path_has_its_line_or_that_of_what_is_around_it(path: Path, line: int) -> None:
    assert Lines(TEXT).of(path) == line


def test_dotted_keys_are_taken_apart() -> None:
    assert segments('a."b.c".d-e') == ("a", "b.c", "d-e")
