"""What an estimated severity says in plain words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prakan.domain.rasch import Severity, Strictness, reading
from prakan.domain.rasch.reading import strictness

STRICT = Severity("a", 0, 40, 9, 0.62, 0.2, 1.0, 1.0, False)


@pytest.mark.parametrize(
    ("severity", "kind", "thai"),
    [
        (STRICT, Strictness.STRICTER, "เข้มกว่าค่ากลาง 0.62 ± 0.20 ลอจิต"),
        (replace(STRICT, logit=-0.62), Strictness.MILDER, "ผ่อนกว่าค่ากลาง 0.62 ± 0.20 ลอจิต"),
        (
            replace(STRICT, logit=-0.31),
            Strictness.AS_OTHERS,
            "ไม่ต่างจากค่ากลางเกินความคลาดเคลื่อน (−0.31 ± 0.20 ลอจิต)",
        ),
        (
            replace(STRICT, logit=None, error=None),
            Strictness.ALONE,
            "เทียบกับใครไม่ได้ เพราะไม่เคยให้คะแนนสถานศึกษาเดียวกับผู้ประเมินอื่น",
        ),
        (replace(STRICT, scores=9), Strictness.TOO_FEW, "คะแนนยังน้อยเกินกว่าจะบอกได้ (9 ข้อ ต้องมีอย่างน้อย 10)"),
        (None, Strictness.NONE, "ยังไม่มีคะแนนให้ประมาณ"),
    ],
)
def test_a_severity_is_said_in_plain_thai(severity: Severity | None, kind: Strictness, thai: str) -> None:
    assert strictness(severity, least=10) == kind
    assert reading(severity, least=10).th == thai


def test_scores_at_one_end_are_called_an_assumption() -> None:
    said = reading(replace(STRICT, extreme=True))
    assert said.en == (
        "Scores at one end only: the estimate (+0.62 ± 0.20 logits) is more assumed than scored"
    )
