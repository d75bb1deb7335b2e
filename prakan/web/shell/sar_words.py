"""Words of self-assessment reports that pages of several areas say: stages and levels."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prakan.domain.frameworks.vocabulary import LEVELS, Level
from prakan.domain.text import Text

Words = str | Promise
#: stage -> words; those of the way come first, in order.
STAGES: dict[str, Words] = {
    "draft": _("Being written"),
    "submitted": _("With the parent agency"),
    "forwarded": _("With the assessment agency"),
    "accepted": _("Accepted by the agency"),
    "returned": _("Sent back"),
    "missing": _("Not handed in"),
}


def level_name(level: str) -> Text:
    """Return the name of a level."""
    return LEVELS[Level(level)]
