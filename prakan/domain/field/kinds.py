"""Which kinds of files belong to which evidence: a photo is a picture, whatever its name says."""

from __future__ import annotations

from prakan.domain.case_scores.papers import EVIDENCE_NAMES
from prakan.domain.field.words import FileRole
from prakan.domain.media_types import USUAL
from prakan.domain.text import Text

#: the first word of the media type that evidence of a kind must have; others may be any usual file
FAMILIES = {"photo": ("image",), "video": ("video",), "sound": ("audio", "video")}
POSTER = Text("ภาพตัวอย่าง", "poster")
ALLOWED = USUAL


def fits(kind: str, role: str, said: str, found: str) -> bool:
    """Return whether a file found to be of a media type is what its entry and the device said of it."""
    family = found.partition("/")[0]
    if role == FileRole.POSTER:
        return family == "image"
    if said.partition("/")[0] in ("image", "audio", "video") and not _alike(said, family):
        return False
    return found in ALLOWED and (kind not in FAMILIES or family in FAMILIES[kind])


def name_of(kind: str, role: str) -> Text:
    """Return what a file was said to be."""
    return POSTER if role == FileRole.POSTER else EVIDENCE_NAMES.get(kind, Text("ไฟล์", "file"))


def _alike(said: str, family: str) -> bool:
    """Return whether a family is the one said; sound lies in the same containers as video."""
    wanted = said.partition("/")[0]
    return family == wanted or {family, wanted} <= {"audio", "video"}
