"""Of a log that came in any order it is known what is missing, what stands twice, which links do not hold."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.field.chain import Gap, Link, chain, gaps


def log(length: int) -> list[Link]:
    return [Link(n, f"d{n}", f"d{n - 1}" if n > 1 else "") for n in range(1, length + 1)]


@given(length=st.integers(0, 30), seed=st.integers())
def test_a_whole_log_is_whole_in_any_order(length: int, seed: int) -> None:
    links = log(length)
    random.Random(seed).shuffle(links)
    found = chain(links)
    assert (found.whole, found.head) == (True, length)


@given(lost=st.sets(st.integers(1, 20)), head=st.integers(0, 25))
def test_what_is_missing_below_its_head_are_gaps(lost: set[int], head: int) -> None:
    links = [one for one in log(20) if one.seq not in lost]
    found = chain(links, head)
    missing = [n for gap in found.gaps for n in range(gap.first, gap.last + 1)]
    last = max([head, *(one.seq for one in links)])
    assert missing == [n for n in range(1, last + 1) if n not in {one.seq for one in links}]
    assert sum(gap.many for gap in found.gaps) == len(missing)


def test_a_fork_and_a_damaged_link_are_named() -> None:
    found = chain([*log(4), Link(3, "other", "d2"), Link(5, "d5", "nothing")])
    assert (found.forks, found.broken, found.gaps) == ((3,), (5,), ())


def test_a_tail_that_the_device_told_of_and_that_never_came_is_a_gap() -> None:
    assert gaps([1, 2, 5], 8) == (Gap(3, 4), Gap(6, 8))
