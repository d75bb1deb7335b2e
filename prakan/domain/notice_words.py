"""What the words of one notice are."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """Subject line and body in both languages."""

    subject: Text
    body: Text
    urgent: bool = False  # quiet hours do not hold it back


def words(
    subject_th: str, subject_en: str, body_th: str, body_en: str, *, urgent: bool = False
) -> NoticeWords:
    """Return the words of one notice."""
    return NoticeWords(Text(subject_th, subject_en), Text(body_th, body_en), urgent)
