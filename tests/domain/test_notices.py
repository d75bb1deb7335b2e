"""Every notice that anybody is sent, in both languages: whole, and without a word of the other language."""

from __future__ import annotations

import re
from string import Formatter

from prakan.domain.notices import NOTICES

THAI, LATIN = re.compile(r"[\u0e00-\u0e7f]"), re.compile(r"[A-Za-z]+")
#: what is written so in Thai too
PROPER = frozenset({"SAR", "LINE", "SMS", "API", "CSV", "Excel", "Word", "PDF"})


def filled(words: str, language: str) -> str:
    """Return words with their slots filled: what is of one language by such words, the others by a number."""
    slots = {slot for _, slot, _, _ in Formatter().parse(words) if slot}
    own = {"th": "คำไทย", "en": "words"}
    return words.format(**{slot: own.get(slot[-2:], "7") if slot[-3:-2] == "_" else "7" for slot in slots})


def foreign(words: str, language: str) -> set[str]:
    """Return what is of the other language."""
    return set(LATIN.findall(words)) - PROPER if language == "th" else set(THAI.findall(words))


def fits(subject: str) -> bool:
    """Return whether a subject fits a line and ends without a full stop."""
    return len(filled(subject, "th")) <= 100 and not subject.endswith(".")


def test_a_rule_sees_a_bad_notice() -> None:
    assert [foreign("ส่ง report แล้ว", "th"), foreign("ส่ง SAR แล้ว", "th"), foreign("Sent ก", "en")] == [
        {"report"},
        set(),
        {"ก"},
    ]
    assert [fits("ส่งแล้ว"), fits("Sent."), fits("ก" * 101)] == [True, False, False]


def test_a_notice_speaks_its_language_only() -> None:
    said = {
        (name, language): [filled(text.say(language), language) for text in (words.subject, words.body)]
        for name, words in NOTICES.items()
        for language in ("th", "en")
    }
    assert [where for where, texts in said.items() if not all(texts)] == []
    strange = {where: [foreign(text, where[1]) for text in texts] for where, texts in said.items()}
    assert {where: found for where, found in strange.items() if any(found)} == {}


def test_a_notice_has_a_subject_that_fits_a_line_and_ends_without_a_full_stop() -> None:
    assert [
        name for name, words in NOTICES.items() if not (fits(words.subject.th) and fits(words.subject.en))
    ] == []
