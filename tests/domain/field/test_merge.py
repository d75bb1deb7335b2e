"""An entry goes on from what holds, waits, stands beside a second version, or says something impossible."""

from __future__ import annotations

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.field.merge import NEVER, Ancestor, Astray, Beside, From, Waits, origin
from prakan.domain.field.words import Result

A, B, C = (uuid4() for _ in range(3))


def done(revision: int | None, parent: UUID | None = None) -> Ancestor:
    return Ancestor(parent, 0, "score", Result.DONE, revision)


def test_without_a_parent_it_goes_on_from_its_base() -> None:
    assert origin(None, 4, "score", {}) == From(4)


def test_it_goes_on_from_the_revision_that_its_parent_made() -> None:
    assert origin(A, 0, "score", {A: done(3)}) == From(3)
    assert origin(A, 0, "score", {A: done(None)}) == From(NEVER)


def test_a_parent_that_is_not_here_or_not_done_is_waited_for() -> None:
    waits = Ancestor(None, 0, "score", Result.WAITING)
    assert origin(A, 0, "score", {}) == Waits(A)
    assert origin(A, 0, "score", {A: waits}) == Waits(A)


def test_what_was_refused_is_stepped_over() -> None:
    refused = Ancestor(B, 9, "score", Result.REFUSED)
    assert origin(A, 0, "score", {A: refused, B: done(2)}) == From(2)
    assert origin(A, 0, "score", {A: Ancestor(None, 5, "score", Result.REFUSED)}) == From(5)


def test_after_a_second_version_it_stands_beside() -> None:
    known = {A: Ancestor(None, 0, "score", Result.CONFLICT, None, 12)}
    assert origin(A, 0, "score", known) == Beside(12)


def test_what_is_about_something_else_is_no_parent() -> None:
    assert origin(A, 0, "another", {A: done(3)}) == Astray()
    assert origin(A, 0, "another", {A: Ancestor(None, 0, "score", Result.WAITING)}) == Astray()


LINKS = st.dictionaries(
    st.sampled_from((A, B, C)),
    st.builds(
        Ancestor,
        parent=st.none() | st.sampled_from((A, B, C)),
        base=st.integers(0, 3),
        about=st.just("score"),
        result=st.none() | st.sampled_from(list(Result)),
        revision=st.none() | st.integers(0, 3),
        conflict=st.none() | st.integers(1, 3),
    ),
)


@given(known=LINKS, parent=st.none() | st.sampled_from((A, B, C)))
def test_no_links_whatever_lead_round_for_ever(known: dict[UUID, Ancestor], parent: UUID | None) -> None:
    assert isinstance(origin(parent, 1, "score", known), From | Waits | Beside | Astray)
