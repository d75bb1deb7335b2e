"""The reference names exactly the keys that the reader reads."""

from __future__ import annotations

import pytest

from prakan.domain.frameworks.keys import KEYS
from prakan.domain.frameworks.table import Table
from prakan.domain.frameworks.vocabulary import VOCABULARY
from tests.domain.frameworks.sample import EXAMPLES, HEAD, RULES, SCALE, STANDARDS, put, reading

FULL = {
    "pack": put(HEAD, "true", "false")
    + """
[[unconfirmed]]
covers = "rules"
what_th = "ก"
what_en = "a"
since = 2023-12-01
source_th = "ก"
source_en = "a"

[[phase]]
id = "p"
name_th = "ก"
name_en = "a"
""",
    "standards": STANDARDS + '\n[[standard.indicator.evidence]]\nname_th = "ก"\nname_en = "a"\n',
    "scale": SCALE
    + '\n[[rubric]]\nid = "r"\nscale = "three"\n'
    + '[[rubric.level]]\nlevel = "low"\ntext_th = "ก"\ntext_en = "a"\n',
    "rules": RULES,
    "examples": EXAMPLES,
}


def test_the_reference_tells_every_key_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, set[str]] = {}
    done = Table.done

    def noted(self: Table) -> None:
        names = [part for part in self.path if isinstance(part, str)]
        name = ".".join(names[-2:]) if names[-1:] == ["level"] else (names[-1] if names else "pack")
        asked.setdefault(name, set()).update(self._asked)
        done(self)

    monkeypatch.setattr(Table, "done", noted)
    assert reading(**FULL).faults == ()
    assert asked == {name: set(keys) for name, keys in KEYS.items()}


def test_every_word_has_a_name_and_a_meaning_in_both_languages() -> None:
    pairs = [pair for words in VOCABULARY.values() for pair in words.values()]
    assert [p for p in pairs if not all((p[0].th, p[0].en, p[1].th, p[1].en))] == []
    for title, words in VOCABULARY.items():
        assert set(words) == set(type(next(iter(words)))), title
