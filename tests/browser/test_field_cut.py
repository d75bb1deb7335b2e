"""A recording that was cut off ends after its last whole piece, and is whole for the server."""

from __future__ import annotations

import base64
import io
import struct
from collections.abc import Callable

import pytest

from prakan.domain.media_checks import fault_of
from prakan.domain.media_types import M4A, WEBM_SOUND
from tests import samples
from tests.browser.field_app import Begin, begun, double, unjoined, visitor

__all__ = ["begun", "double", "unjoined", "visitor"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Cuts = Callable[..., list[int]]
BLOCKS = 5
KEEPS = """async ({ content, ends }) => {
  const all = Uint8Array.from(atob(content), (one) => one.charCodeAt(0)), kept = [];
  for (const end of ends) {
    const part = await upToWhole(new Blob([all.subarray(0, end)], { type: "audio/webm" }));
    kept.push(part.type === "audio/webm" ? part.size : -1);
  }
  return kept;
}"""


@pytest.fixture
def keeps(begun: Begin) -> Cuts:
    """How many bytes the app keeps of each of these beginnings: of every one, unless some are named."""
    page = begun("/v/7").page

    def keep(content: bytes, *ends: int) -> list[int]:
        told = list(ends or range(len(content) + 1))
        return list(page.evaluate(KEEPS, {"content": base64.b64encode(content).decode(), "ends": told}))

    return keep


def last(wholes: list[int], end: int) -> int:
    """The last place up to ``end`` where it is whole; ``end`` itself where nothing recorded is."""
    return max((one for one in wholes if one <= end), default=end)


def fragment(nth: int) -> bytes:
    """Return a piece of an MP4 as it is recorded: an index, then its data; one of a long length."""
    return samples.box(b"moof", b"i" * 40) + samples.box(b"mdat", b"d" * (50 + nth), wide=nth == 1)


def test_a_webm_ends_after_its_last_whole_block(keeps: Cuts) -> None:
    content, block = samples.webm(2, blocks=BLOCKS), len(samples.webm(2)) - len(samples.webm(2, blocks=4))
    wholes = [len(content) - n * block for n in range(BLOCKS)]
    kept = keeps(content)
    assert kept == [last(wholes, end) for end in range(len(content) + 1)]
    found = {fault_of(io.BytesIO(content[:end]), WEBM_SOUND, "a.webm") for end in kept if end >= min(wholes)}
    assert found == {None}


def test_a_cluster_that_tells_its_length_is_kept_whole_or_not_at_all(keeps: Cuts) -> None:
    head, block = samples.webm(2, blocks=0), samples.element("A3", b"s" * 90)
    told = samples.element("1F43B675", samples.element("E7", b"\0") + block * 2)
    content = head + block + told + told
    wholes = [len(head + block), len(content) - len(told), len(content)]
    assert keeps(content) == [last(wholes, end) for end in range(len(content) + 1)]


def test_short_lengths_as_recorders_write_them_are_read_too(keeps: Cuts) -> None:
    start = samples.webm(2, blocks=0)
    small, wide = b"\xa3\x8c" + b"s" * 12, b"\xa3\x41\xe8" + b"s" * 0x1E8
    large = b"\xa3\x24\x93\xe0" + b"s" * 300_000  # longer than what is read at a time
    content = start + small + wide + large + small
    ends = [len(content), len(content) - 1, len(content) - len(small) + 1, len(content) - len(small) - 1]
    before = len(start + small + wide)
    whole = before + len(large)
    assert keeps(content, *ends) == [len(content), whole, whole, before]


def test_an_mp4_ends_after_its_last_whole_data(keeps: Cuts) -> None:
    head = samples.box(b"ftyp", b"iso5\0\0\2\0") + samples.box(b"moov", b"m" * 100)
    pieces = [fragment(nth) for nth in range(3)]
    wholes = [len(head + b"".join(pieces[: nth + 1])) for nth in range(3)]
    content = head + b"".join(pieces)
    kept = keeps(content)
    assert kept == [last(wholes, end) for end in range(len(content) + 1)]
    found = {fault_of(io.BytesIO(content[:end]), M4A, "a.m4a") for end in kept if end >= wholes[0]}
    assert found == {None}


def test_what_is_neither_or_holds_nothing_stays_as_it_is(keeps: Cuts) -> None:
    broken = samples.webm(2, blocks=1) + b"\0" * 20
    endless = samples.box(b"ftyp", b"iso5\0\0\2\0") + struct.pack(">I4s", 0, b"mdat") + b"d" * 30
    sizes = [keeps(one, len(one))[0] for one in (samples.png(), samples.webm(2, blocks=0), endless, broken)]
    assert sizes == [len(samples.png()), len(samples.webm(2, blocks=0)), len(endless), len(broken) - 20]
