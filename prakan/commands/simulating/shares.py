"""How often things happen in a play: every share is made up, none is a figure of any agency."""

from __future__ import annotations

from dataclasses import dataclass

#: what a payment list takes at a time, and the categories that never cross: travel and each instalment apart
PARTS = ("travel", "first", "second")


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of 1, made up; change one and another year is played.

    The ``least_`` ones are counts: so many there are however small the year. ``…_stay`` name where the
    first ones come to rest, in their order, for people to go on with; those after them go to the end.
    """

    # before the visit
    declines: float = 0.05  # of invitations are declined; somebody else is asked
    most_substitutes: int = 25  # of a play: each is a search in the whole plan
    objects: float = 0.03  # of institutions object to somebody of their team
    least_objections: int = 0
    most_objections: int = 12  # of a play: each that is upheld is a search
    upholds: float = 0.4  # of objections are upheld, the others rejected
    # appeals
    appeals: float = 0.03  # of published results
    least_appeals: int = 0
    appeals_stay: tuple[str, ...] = ()  # filed, heard, proposed
    appeal_upheld: float = 0.4  # of the points of an appeal
    # payments
    enters: float = 0.97  # of assessors enter their account, the others forget
    refused: float = 0.02  # of accounts are refused once: a digit was wrong
    changes: float = 0.02  # of confirmed accounts are changed
    asks: float = 0.03  # of paid assessors ask for a correction
    bounces: float = 0.01  # of payments come back from the bank
    least_bounces: int = 0
    weeks_of_a_list: int = 2  # lists are made on every other Friday
    parts: tuple[str, ...] = PARTS
    # improvement plans
    by_request: float = 0.02  # of results that ask for no plan: the institution wants one
    least_plans: int = 0
    plans_stay: tuple[str, ...] = ()  # draft, sent, returned, agreed
    writes: float = 0.9  # of institutions write the plan that is asked for
    plan_objected: float = 0.05  # of plans the parent agency objects to
    plan_returned: float = 0.1  # of plans the office returns once
    progress: float = 0.3  # of open items are worked on in a week
    dropped: float = 0.05  # of items are dropped for a reason
    # the programme of the use of results
    left_out: float = 0.1  # of those proposed are not selected
    activity: float = 0.5  # of weeks a centre does something with its institutions


USUAL = Shares()
#: a small year in which everything is to be seen
SHOWN = Shares(
    least_objections=2,
    upholds=0.5,
    least_appeals=3,
    appeals_stay=("", "filed", "heard"),
    appeal_upheld=1.0,
    enters=0.9,
    asks=0.1,
    least_bounces=1,
    weeks_of_a_list=1,
    parts=("travel", "first"),  # the second instalment is left to be approved
    least_plans=6,
    plans_stay=("", "agreed", "sent", "draft", "returned"),
    progress=1.0,
    left_out=0.0,
    activity=1.0,
)
