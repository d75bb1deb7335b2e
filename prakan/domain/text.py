"""Words in both languages, kept side by side so that neither can be forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["th", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text in Thai and English.

    An empty English side falls back to Thai: names that nobody has translated stay readable.
    """

    th: str
    en: str = ""

    def say(self, language: str) -> str:
        """Return the text in ``language`` ("th" or "en")."""
        return (self.en or self.th) if language.startswith("en") else self.th

    def with_values(self, **values: object) -> Text:
        """Fill ``{name}`` slots on both sides; a missing name raises ``KeyError``."""
        return Text(self.th.format(**values), self.en.format(**values))

    def __bool__(self) -> bool:
        return bool(self.th or self.en)
