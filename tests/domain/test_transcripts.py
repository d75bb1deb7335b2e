"""Transcripts are read as people paste them and machines write them; what cannot be read names its line."""

from __future__ import annotations

import pytest

from prakan.domain.problems import Refused
from prakan.domain.transcripts import LONGEST, Cue, captions, read

VTT = """WEBVTT - ครู

STYLE
::cue { color: red }

NOTE ไม่ใช่คำพูด

บทนำ
00:01.000 --> 00:04.500 align:start
<v ครูใหญ่>นักเรียน<b>ทุกคน</b> &amp; ผู้ปกครอง
ช่วยกัน

1:02:03.250 --> 1:02:04.000
ทำ &lt;แปลง&gt; ผัก
"""
CUES = (
    Cue(1000, 4500, "ครูใหญ่: นักเรียนทุกคน & ผู้ปกครอง\nช่วยกัน"),
    Cue(3_723_250, 3_724_000, "ทำ <แปลง> ผัก"),
)


def test_a_timed_text_has_cues_and_a_plain_one_none() -> None:
    assert read(VTT).cues == CUES
    assert read("\ufeffสวัสดี\r\nครับ\x00\x07  \n").text == "สวัสดี\nครับ"
    assert read("สวัสดี --> ครับ").cues == ()
    assert read("สวัสดี\u00a0ครับ\u3000ครู\u200b").text == "สวัสดี ครับ ครู"  # spaces as they are pasted


def test_subtitles_as_programs_write_them_are_timed_too() -> None:
    given = "1\r\n00:00:01,000 --> 00:00:02,500\r\nหนึ่ง\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nสอง\r\n"
    assert [(one.start, one.words) for one in read(given).cues] == [(1000, "หนึ่ง"), (3000, "สอง")]


def test_captions_are_written_anew_so_that_nothing_else_is_in_them() -> None:
    written = captions(CUES)
    assert written.split("\n")[2:4] == ["00:00:01.000 --> 00:00:04.500", "ครูใหญ่: นักเรียนทุกคน &amp; ผู้ปกครอง"]
    assert read(written).cues == CUES


@pytest.mark.parametrize(
    "line", ["<v" + " " * (LONGEST - 60), "<v a" * (LONGEST // 5), "<a" * (LONGEST // 3)]
)
def test_marks_that_never_end_are_words_and_hold_nobody_up(line: str) -> None:
    (cue,) = read(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{line}x").cues
    assert cue.words == f"{line}x"


def test_a_time_is_said_as_a_player_says_it() -> None:
    assert [one.clock for one in CUES] == ["0:01", "1:02:03"]


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("WEBVTT\n\n00:01.000 -> 00:02.000\nก", 3),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nก\n\nข้อความที่ไม่มีเวลา", 6),
        ("WEBVTT\n\n00:05.000 --> 00:02.000\nก", 3),
        ("00:01.000 --> 00:02.000\nก\n\nสอง\n00:xx --> 00:03.000\nข", 5),
    ],
)
def test_a_time_that_cannot_be_read_names_its_line(given: str, line: int) -> None:
    with pytest.raises(Refused) as caught:
        read(given)
    (fault,) = caught.value.faults
    assert (fault.code, fault.values["line"]) == ("TRANS-004", line)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("", "002"),
        (" \n\x00", "002"),
        ("WEBVTT\n", "002"),
        ("ก" * (LONGEST + 1), "003"),
    ],
)
def test_nothing_and_too_much_are_refused(given: str, code: str) -> None:
    with pytest.raises(Refused, match=f"TRANS-{code}"):
        read(given)
