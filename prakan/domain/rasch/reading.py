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


ERRATIC, EVEN = 1.5, 0.5  # mean squares (Linacre 2002, Rasch Measurement Transactions 16:878)
SURE_SHARE, HALF = 0.8, 0.5  # of differences that are not error
FIT_WORDS = {
    "erratic": Text(
        "ให้คะแนนไม่คงเส้นคงวา: บางครั้งเข้ม บางครั้งผ่อน",
        "Scores unevenly: strict at times, mild at others",
    ),
    "even": Text(
        "ให้คะแนนเรียบเกินคาด: ต่างกันน้อยกว่าที่ความบังเอิญทำให้ต่าง",
        "Scores more evenly than chance allows",
    ),
    "expected": Text("ให้คะแนนคงเส้นคงวาตามคาด", "Scores as steadily as expected"),
}
SHARE_WORDS = {
    "sure": Text("แยกคนเข้มกับคนผ่อนออกจากกันได้ชัด", "Strict and mild assessors are told apart clearly"),
    "partly": Text(
        "แยกคนเข้มกับคนผ่อนได้บางส่วน ดูเฉพาะผู้ที่ต่างเกินความคลาดเคลื่อน",
        "Strict and mild assessors are told apart in part; look at those beyond the error only",
    ),
    "hardly": Text(
        "ความต่างที่เห็นส่วนใหญ่เป็นความคลาดเคลื่อน อย่าใช้จัดลำดับใคร",
        "Most of what separates assessors is error; put nobody in an order by it",
    ),
}


def fit_reading(infit: float) -> Text:
    """Return how well an assessor's scores agree with the model, in words."""
    return FIT_WORDS["erratic" if infit > ERRATIC else "even" if infit < EVEN else "expected"]


def share_reading(reliability: float) -> Text:
    """Return what a reliability (0 to 1) allows to say of assessors."""
    kind = "sure" if reliability >= SURE_SHARE else "partly" if reliability >= HALF else "hardly"
    return SHARE_WORDS[kind]


def linked_reading(groups: tuple[int, ...], alone: int) -> Text:
    """Return who can be compared with whom: sizes of the comparable groups, and how many stand alone."""
    if not groups:
        return Text(
            "ยังไม่มีใครให้คะแนนสถานศึกษาเดียวกัน จึงเทียบกันไม่ได้เลย",
            "Nobody scored an institution together with others: nobody can be compared",
        )
    rest = Text(" อีก {alone} คนเทียบกับใครไม่ได้", "; {alone} with nobody").with_values(alone=alone)
    tail = rest if alone else Text("", "")
    if len(groups) == 1:
        said = Text("{n} คนเทียบกันได้ทั้งหมด", "{n} can be compared with one another").with_values(n=groups[0])
    else:
        said = Text(
            "แบ่งเป็น {count} กลุ่มที่ไม่มีสถานศึกษาร่วมกัน ({n} คน) เทียบกันได้เฉพาะในกลุ่ม",
            "{count} groups without an institution in common ({n}): compared within a group only",
        ).with_values(count=len(groups), n=" + ".join(map(str, groups)))
    return Text(said.th + tail.th, said.en + tail.en)


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
