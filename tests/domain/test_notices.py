"""Every notice that anybody is sent, in both languages: whole, and without a word of the other language."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from prakan.domain.notices import NOTICES

THAI, LATIN = re.compile(r"[\u0e00-\u0e7f]"), re.compile(r"[A-Za-z]+")
#: what is written so in Thai too
PROPER = frozenset({"SAR", "LINE", "SMS", "API", "CSV", "Excel", "Word", "PDF"})
EVERY = [(name, language) for name in sorted(NOTICES) for language in ("th", "en")]


def filled(words: str, language: str) -> str:
    """Return words with their slots filled: what is of one language by such words, the others by a number."""
    slots = {slot for _, slot, _, _ in Formatter().parse(words) if slot}
    own = {"th": "คำไทย", "en": "words"}
    return words.format(**{slot: own.get(slot[-2:], "7") if slot[-3:-2] == "_" else "7" for slot in slots})


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_a_notice_speaks_its_language_only(name: str, language: str) -> None:
    words = NOTICES[name]
    said = [filled(text.say(language), language) for text in (words.subject, words.body)]
    assert all(said)
    foreign = [
        set(LATIN.findall(one)) - PROPER if language == "th" else set(THAI.findall(one)) for one in said
    ]
    assert foreign == [set(), set()]


@pytest.mark.parametrize("name", sorted(NOTICES))
def test_a_notice_has_a_subject_that_fits_a_line_and_ends_without_a_full_stop(name: str) -> None:
    subject = NOTICES[name].subject
    assert [len(filled(one, "th")) <= 100 and not one.endswith(".") for one in (subject.th, subject.en)] == [
        True,
        True,
    ]
