"""What a dossier hides: addresses, telephone and identity numbers; nothing else."""

from __future__ import annotations

import pytest

from prakan.domain.dossier.masking import masked


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("ส่งที่ somchai.test@school.example แล้ว", "ส่งที่ s…@s….example แล้ว"),
        ("โทร 0" + "81-234-5678", "โทร …678"),
        ("โทร.0" + "81-234-5678", "โทร.…678"),
        ("1-1002-00345-67-8", "…7-8"),
        ("1100200345678 คน", "…678 คน"),
        ("CASE-2570-000001 วันที่ 2567-01-15", "CASE-2570-000001 วันที่ 2567-01-15"),
        ("a" * 64, "a" * 64),
        ("8c2cb4cea9479a01ed0298b3b48c7fa31667bdc016b86498d0b9d04ff74dc185",) * 2,
    ],
)
def test_masking(said: str, expected: str) -> None:
    assert masked({"a": [said, 7]}) == {"a": [expected, 7]}


def test_a_transcript_without_a_space_is_read_once_and_what_follows_is_masked() -> None:
    assert masked("a" * 400_000 + " b@c.example") == "a" * 400_000 + " b…@c….example"
