"""An estimated severity in plain words, beside its error; what is not known stays unknown."""

from __future__ import annotations

from enum import StrEnum

from prakan.domain.rasch.results import Severity
from prakan.domain.text import Text

SURE = 2.0  # standard errors from the centre at which a difference is called one


class Strictness(StrEnum):
    """What a severity says of an assessor."""

    STRICTER = "stricter"
    MILDER = "milder"
    AS_OTHERS = "as_others"
    ONE_SIDED = "one_sided"
    ALONE = "alone"
    TOO_FEW = "too_few"
    NONE = "none"


WORDS: dict[Strictness, Text] = {
    Strictness.STRICTER: Text(
        "เข้มกว่าค่ากลาง {logit} ± {error} ลอจิต", "Stricter than the centre by {logit} ± {error} logits"
    ),
    Strictness.MILDER: Text(
        "ผ่อนกว่าค่ากลาง {logit} ± {error} ลอจิต", "Milder than the centre by {logit} ± {error} logits"
    ),
    Strictness.AS_OTHERS: Text(
        "ไม่ต่างจากค่ากลางเกินความคลาดเคลื่อน ({sign}{logit} ± {error} ลอจิต)",
        "Not further from the centre than the error ({sign}{logit} ± {error} logits)",
    ),
    Strictness.ONE_SIDED: Text(
        "ให้คะแนนสุดด้านเดียวทุกข้อ ค่าประมาณ ({sign}{logit} ± {error} ลอจิต) มาจากข้อสมมติมากกว่าคะแนน",
        "Scores at one end only: the estimate ({sign}{logit} ± {error} logits) is more assumed than scored",
    ),
    Strictness.ALONE: Text(
        "เทียบกับใครไม่ได้ เพราะไม่เคยให้คะแนนสถานศึกษาเดียวกับผู้ประเมินอื่น",
        "Comparable with nobody: no institution was scored together with others",
    ),
    Strictness.TOO_FEW: Text(
        "คะแนนยังน้อยเกินกว่าจะบอกได้ ({scores} ข้อ ต้องมีอย่างน้อย {least})",
        "Too few scores to say ({scores}; at least {least} are needed)",
    ),
    Strictness.NONE: Text("ยังไม่มีคะแนนให้ประมาณ", "No scores to estimate from yet"),
}


def strictness(severity: Severity | None, least: int = 1) -> Strictness:
    """Return what a severity says; ``least`` is the number of scores below which it says nothing."""
    if severity is None:
        return Strictness.NONE
    if severity.scores < least:
        return Strictness.TOO_FEW
    if severity.logit is None or severity.error is None:
        return Strictness.ALONE
    if severity.extreme:
        return Strictness.ONE_SIDED
    if abs(severity.logit) <= SURE * severity.error:
        return Strictness.AS_OTHERS
    return Strictness.STRICTER if severity.logit > 0 else Strictness.MILDER


def reading(severity: Severity | None, least: int = 1) -> Text:
    """Return a severity in words, in both languages, with two decimals."""
    kind = strictness(severity, least)
    if severity is None:
        return WORDS[kind]
    logit, error = severity.logit or 0.0, severity.error or 0.0
    return WORDS[kind].with_values(
        logit=f"{abs(logit):.2f}",
        error=f"{error:.2f}",
        sign="+" if logit > 0 else "\N{MINUS SIGN}",
        scores=severity.scores,
        least=least,
    )
