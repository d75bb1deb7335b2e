"""Two institutions may be one for named reasons; neighbours and numbers are not mistaken for twins."""

from __future__ import annotations

import pytest

from prakan.domain.duplicates import WEIGHTS, Pair, Profile, Reason, metres, pairs, reasons

GATE = (18.79, 98.98)


def school(pk: int = 1, name: str = "บานหนองบัว", **changed: object) -> Profile:
    return Profile(pk, name, "basic", "5001", "500101", None, frozenset())._replace(**changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (school(2), (Reason.SAME_NAME,)),
        (school(2, subdistrict="500102"), ()),
        (school(2, subdistrict=""), (Reason.NEAR_NAME,)),
        (school(2, "บานหนองบัวว"), (Reason.NEAR_NAME,)),
        (school(2, "บานหนองบัวว", subdistrict="500102"), ()),
        (school(2, "บานหนองบัวว", district="5002", subdistrict="500201"), ()),
        (school(2, "บานนาดี"), ()),
        (school(2, kind="child_centre"), ()),
        (school(2, "", subdistrict=""), ()),
    ],
)
def test_names_in_one_place(other: Profile, why: tuple[Reason, ...]) -> None:
    assert reasons(school(), other) == why
    assert reasons(other, school()) == why


def test_numbers_in_names_tell_them_apart() -> None:
    assert reasons(school(1, "เทศบาล1วัดใหม"), school(2, "เทศบาล2วัดใหม")) == ()


def test_a_shared_code_counts_whatever_the_kind() -> None:
    code = frozenset({"school10 1050010001"})
    one, other = school(codes=code), school(2, "วัดใหม", kind="vocational", codes=code)
    assert reasons(one, other) == (Reason.SAME_CODE,)


def test_similar_names_at_one_gate() -> None:
    near, far = (GATE[0] + 0.001, GATE[1]), (GATE[0] + 0.002, GATE[1])
    one = school(1, "บานหนองบัวเหนือ", position=GATE, subdistrict="")
    assert reasons(one, school(2, "บานหนองบัว", position=near, subdistrict="")) == (Reason.SAME_POSITION,)
    assert reasons(one, school(2, "บานหนองบัว", position=far, subdistrict="")) == ()
    assert round(metres(GATE, near)) == 111


def test_pairs_hold_one_that_is_new_and_the_score_adds_up() -> None:
    old, other, new = school(1), school(2), school(3, position=GATE)
    assert pairs([new], [old, other]) == (
        Pair(1, 3, WEIGHTS[Reason.SAME_NAME], (Reason.SAME_NAME,)),
        Pair(2, 3, WEIGHTS[Reason.SAME_NAME], (Reason.SAME_NAME,)),
    )
    twin = school(4, position=GATE)
    assert pairs([twin], [new])[0].score == 100


def test_those_without_a_district_meet_by_code_alone() -> None:
    code = frozenset({"agency 7"})
    lost = [school(n, district="", subdistrict="") for n in (1, 2)]
    assert pairs(lost, []) == ()
    assert [p.reasons for p in pairs([one._replace(codes=code) for one in lost], [])] == [(Reason.SAME_CODE,)]
