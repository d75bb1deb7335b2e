"""Small pictures: upright, bare of what the photo says of itself, drawn once; nothing for no photo."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from PIL import Image

from prakan.domain.media_types import JPEG, MP4, PNG
from prakan.domain.problems import Refused
from prakan.foundation import storage, thumbnails
from prakan.foundation.actions.files import store
from prakan.foundation.keeping import place_of
from prakan.foundation.models import Person
from prakan.foundation.queries.thumbnails import thumbnail
from prakan.foundation.thumbnails import Size, draw
from tests import samples
from tests.photos import GPS, bomb, photo


def drawn(content: bytes, media_type: str = JPEG, size: Size = Size.SMALL) -> bytes:
    return draw(io.BytesIO(content), media_type, size)


def test_a_photo_is_drawn_upright_and_small() -> None:
    with Image.open(io.BytesIO(drawn(photo()))) as seen:
        assert (seen.format, seen.size) == ("JPEG", (144, 192))
        top, bottom = seen.getpixel((72, 8)), seen.getpixel((72, 180))
    assert (top[0] > 200, bottom[2] > 200) == (True, True)  # type: ignore[index]


def test_nothing_that_the_photo_says_of_itself_goes_with_it() -> None:
    taken = photo()
    with Image.open(io.BytesIO(taken)) as original:
        assert (dict(original.getexif().get_ifd(GPS)) == {}, b"secret remark" in taken) == (False, True)
    small = drawn(taken)
    with Image.open(io.BytesIO(small)) as seen:
        assert (dict(seen.getexif()), seen.info.get("comment"), b"Exif" in small) == ({}, None, False)


def test_a_picture_with_clear_parts_stands_on_white() -> None:
    made = io.BytesIO()
    Image.new("RGBA", (40, 20), (0, 0, 0, 0)).save(made, "PNG")
    with Image.open(io.BytesIO(drawn(made.getvalue(), PNG))) as seen:
        assert (seen.size, seen.getpixel((20, 10))) == ((40, 20), (255, 255, 255))


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (bomb(20_000, 20_000), PNG),
        (bomb(8_000, 8_000), PNG),
        (bomb(100, 100), PNG),
        (photo()[:2000], JPEG),
        (samples.jpeg(), JPEG),
        (b"not a photo", JPEG),
        (samples.png(), JPEG),
        (samples.video(), MP4),
    ],
    ids=["bomb", "too large", "cut short", "cut off", "skeleton", "text", "another kind", "video"],
)
def test_what_cannot_be_drawn_is_nothing(content: bytes, media_type: str) -> None:
    assert drawn(content, media_type) == b""


@pytest.mark.django_db
@pytest.mark.parametrize("content", [photo(), samples.jpeg()], ids=["photo", "not drawn"])
def test_it_is_drawn_once_and_kept(
    owner: Person, now: datetime, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store(name="ก.jpg", content=io.BytesIO(content), by=owner, at=now)
    first = thumbnail(owner, kept.pk, Size.LARGE)
    monkeypatch.setattr(thumbnails, "draw", lambda *_: 1 / 0)
    assert thumbnail(owner, kept.pk, Size.LARGE) == first


@pytest.mark.django_db
def test_a_store_that_is_full_still_shows_it(
    owner: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store(name="ก.jpg", content=io.BytesIO(photo(80, 60)), by=owner, at=now)

    def full(*_: object) -> None:
        raise storage.StoreAway("no room")

    monkeypatch.setattr(storage, "put", full)
    assert thumbnail(owner, kept.pk, Size.SMALL).content[:2] == b"\xff\xd8"
    assert storage.has(thumbnails.place_of(kept.digest, Size.SMALL)) is False


@pytest.mark.django_db
def test_of_a_photo_that_is_lost_nothing_is_shown(owner: Person, now: datetime) -> None:
    kept = store(name="ก.jpg", content=io.BytesIO(photo(90, 60)), by=owner, at=now)
    thumbnail(owner, kept.pk, Size.SMALL)
    storage.remove(place_of(kept.digest))
    with pytest.raises(Refused, match="FILE-007"):
        thumbnail(owner, kept.pk, Size.SMALL)
