"""Small pictures of stored photos, for those who may open the photo."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.foundation import thumbnails
from prakan.foundation.keeping import place_of
from prakan.foundation.models import Person
from prakan.foundation.queries.files import readable
from prakan.foundation.thumbnails import Size


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small picture: its bytes (JPEG; none when it cannot be drawn) and a tag that changes with them."""

    content: bytes
    tag: str


def tag_of(person: Person, file_id: int, size: Size) -> str:
    """Return the tag of a small picture without drawing it; raises ``Refused`` as ``readable``."""
    return _tag(readable(person, file_id).digest, size)


def thumbnail(person: Person, file_id: int, size: Size) -> Thumbnail:
    """Return the small picture of a stored photo; raises ``Refused`` as ``readable``: lost, shut, harmful."""
    known = readable(person, file_id)
    content = thumbnails.picture(place_of(known.digest), known.digest, known.media_type, size)
    return Thumbnail(content, _tag(known.digest, size))


def _tag(digest: str, size: Size) -> str:
    return f"{digest}-{thumbnails.MADE}-{size.value}"
