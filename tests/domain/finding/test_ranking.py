"""The order of answers, and names that are spelt like the one asked for."""

from __future__ import annotations

from prakan.domain.finding.marks import Part, marked
from prakan.domain.finding.ranking import Answer, Candidate, Lead, Spellings, best, ranked

NAMES = ("บานหนองบัว", "บานหนองบอน", "วัดใหม", "bannongbuaschool", "วัดปาหนองบัวแดง")


def one(
    pk: int, answer: Answer = Answer.SAME, *, key: str = "a", opened: bool = True, of: bool = True
) -> Candidate:
    return Candidate(Lead(answer, 0, pk), of, opened, key)


def test_the_better_answer_then_kind_then_open_then_thai_order_then_number() -> None:
    ordered = [
        one(9, Answer.CODE),
        one(8),
        one(10),
        one(7, key="b"),
        one(6, opened=False),
        one(5, of=False),
        one(4, Answer.INSIDE),
    ]
    assert [c.lead.id for c in ranked(reversed(ordered))] == [9, 8, 10, 7, 6, 5, 4]


def test_an_institution_counts_by_its_best_answer() -> None:
    leads = [Lead(Answer.NEAR, 3, 1), Lead(Answer.BEGINS, 0, 1), Lead(Answer.INSIDE, 0, 1)]
    assert best(leads) == {1: Lead(Answer.BEGINS, 0, 1)}


def test_misspelt_names_are_near_and_the_nearest_is_first() -> None:
    spellings = Spellings.of(NAMES)
    assert next(iter(spellings.near("บานหนองบุว"))) == "บานหนองบัว"
    assert list(spellings.near("bannnongbuaa")) == ["bannongbuaschool"]
    assert spellings.near("ประชาราษฎร") == {}
    assert spellings.near("วัด") == {}


def test_letters_in_the_midst_of_a_word_are_found() -> None:
    assert list(Spellings.of(NAMES).holding("องบัวแ")) == ["วัดปาหนองบัวแดง"]


def test_what_was_asked_for_is_marked_with_its_tone_marks() -> None:
    assert marked("โรงเรียนบ้านท่าไร่", ["ทา"]) == (
        Part("โรงเรียนบ้าน", False),
        Part("ท่า", True),
        Part("ไร่", False),
    )
    assert marked("Ban Nong Bua", ["nongb"]) == (Part("Ban ", False), Part("Nong B", True), Part("ua", False))
    assert marked("โรงเรียน", ["", "วัด"]) == (Part("โรงเรียน", False),)
