"""Severities: recovered where known, those of a likelihood written again, silent where they must be."""

from __future__ import annotations

import functools

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize

from prakan.domain.problems import Refused
from prakan.domain.rasch import Estimate, Rating, Ratings, fit
from prakan.domain.rasch.links import subsets
from tests.domain.rasch.worlds import World, world


@functools.cache
def known() -> tuple[World, Estimate]:
    made = world(7, institutions=160, assessors=40, indicators=5)
    return made, fit(made.ratings)


def in_units_of_error(made: World, estimate: Estimate) -> NDArray[np.float64]:
    """Return how far each severity lies from the one it was made by, in its own standard errors."""
    true = made.severity[[int(one.assessor[1:]) for one in estimate.severities]]
    found = np.array([one.logit for one in estimate.severities])
    return np.asarray((found - (true - true.mean())) / np.array([one.error for one in estimate.severities]))


def test_known_severities_lie_within_their_standard_errors() -> None:
    made, estimate = known()
    away = in_units_of_error(made, estimate)
    assert estimate.settled
    assert estimate.subsets == (40,)
    assert 36 <= (abs(away) < 1.96).sum() <= 40
    assert 0.75 < float(np.sqrt((away**2).mean())) < 1.25
    assert 0.85 < estimate.reliability < 0.97


def test_difficulty_spread_and_thresholds_come_back_too() -> None:
    _, estimate = known()
    assert abs(sum(line.logit for line in estimate.indicators)) < 1e-9
    assert abs(estimate.spread - 1.1) < 0.2
    assert abs(estimate.strictness - 0.6) < 0.2
    steps = np.diff(estimate.thresholds)
    assert np.abs(steps - [1.6, 1.3]).max() < 0.3


def test_scores_that_follow_the_model_fit_it() -> None:
    _, estimate = known()
    for fits in ([one.infit for one in estimate.severities], [one.outfit for one in estimate.severities]):
        assert 0.93 < float(np.mean(fits)) < 1.03


def written_again(ratings: Ratings, strictness: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return severities and errors from the likelihood spelled out on a fine grid and maximised by scipy."""
    assessors, indicators = len(ratings.assessors), len(ratings.indicators)
    grid = np.linspace(-6, 6, 97)
    density = np.exp(-(grid**2) / 2) / np.sqrt(2 * np.pi) * (grid[1] - grid[0])
    schools = np.equal.outer(np.arange(len(ratings.institutions)), ratings.institution)

    def loss(x: NDArray[np.float64]) -> float:
        severity, hard = x[:assessors], x[assessors : assessors + indicators]
        limits, spread = x[assessors + indicators : -1], x[-1]
        at = spread * grid - (severity[ratings.assessor] + hard[ratings.indicator])[:, None]
        odds = np.array([np.exp(k * at - limits[:k].sum()) for k in range(len(limits) + 1)])
        chance = odds[ratings.step, np.arange(len(at))] / odds.sum(0)
        likely = np.exp(schools @ np.log(chance)) @ density
        return float((severity**2).sum() / 2 / strictness**2 + (hard**2).sum() / 200 - np.log(likely).sum())

    start = np.concatenate([np.zeros(assessors + indicators + len(ratings.categories) - 1), [1.0]])
    best = minimize(loss, start, method="BFGS", options={"gtol": 1e-5}).x
    return best[:assessors], np.linalg.inv(curvature(loss, best))[:assessors, :assessors]


def curvature(loss, at: NDArray[np.float64], h: float = 1e-3) -> NDArray[np.float64]:  # type: ignore[no-untyped-def]
    """Return second derivatives by differences."""
    one = np.eye(len(at)) * h
    return np.array(
        [
            [
                (loss(at + a + b) - loss(at + a - b) - loss(at - a + b) + loss(at - a - b)) / (4 * h * h)
                for b in one
            ]
            for a in one
        ]
    )


def test_severities_and_errors_are_those_of_the_likelihood_written_again() -> None:
    ratings = world(3, institutions=7, assessors=4, indicators=2).ratings
    severity, covariance = written_again(ratings, 0.8)
    estimate = fit(ratings, strictness=0.8)
    square = np.diag(covariance) - 2 * covariance.mean(1) + covariance.mean()
    assert np.abs([one.logit for one in estimate.severities] - (severity - severity.mean())).max() < 1e-3
    assert np.abs([one.error for one in estimate.severities] - np.sqrt(square)).max() < 1e-3


#: severities that RaschPy 1.4.0 (MFRM, "global", by conditional pairs) finds in world(5, 120, 8, 4), centred
RASCHPY = (1.084, -0.615, 0.157, -0.074, -0.376, -0.727, 0.165, 0.386)


def test_another_programme_with_another_method_finds_the_same_severities() -> None:
    estimate = fit(world(5, institutions=120, assessors=8, indicators=4).ratings)
    away = [
        abs(one.logit - other) / one.error  # type: ignore[operator]
        for one, other in zip(estimate.severities, RASCHPY, strict=True)
    ]
    assert max(away) < 0.6


def scores(school: str, who: str, indicator: str, *given: int) -> list[Rating]:
    return [Rating(school, who, f"{indicator}{at}", one) for at, one in enumerate(given)]


def test_teams_that_never_meet_are_told_apart_and_not_compared() -> None:
    apart = [
        *scores("s1", "a", "i", 1, 2, 3), *scores("s1", "b", "i", 2, 2, 3), *scores("s2", "b", "i", 1, 1, 2),
        *scores("s2", "c", "i", 2, 1, 3), *scores("s3", "d", "i", 3, 3, 2), *scores("s3", "e", "i", 1, 2, 1),
        *scores("s4", "f", "i", 3, 2, 1),
    ]  # fmt: skip
    estimate = fit(Ratings.of(apart))
    assert estimate.subsets == (3, 2, 1)
    assert [one.subset for one in estimate.severities] == [0, 0, 0, 1, 1, 2]
    large, small = [[one.logit for one in estimate.severities if one.subset == at] for at in (0, 1)]
    assert abs(sum(large)) < 1e-9
    assert abs(sum(small)) < 1e-9
    alone = estimate.of("f")
    assert alone is not None
    assert (alone.logit, alone.error) == (None, None)


def test_an_institution_shared_on_other_indicators_links_nobody() -> None:
    """Between a and b may lie the difference of the indicators; a third who scored both links them."""
    split = [*scores("s1", "a", "i", 1, 2), *scores("s1", "b", "j", 3, 2), *scores("s2", "a", "i", 2, 2)]
    linked = [*split, *scores("s2", "c", "i", 2, 1), *scores("s2", "c", "j", 2, 3)]
    assert subsets(Ratings.of(split)).tolist() == [0, 1]
    assert subsets(Ratings.of(linked)).tolist() == [0, 0, 0]


def test_only_highest_scores_make_a_severity_that_is_finite_and_marked() -> None:
    kind = [Rating(f"s{n:05}", "kind", f"i{i:02}", 4) for n in range(12) for i in range(3)]
    estimate = fit(Ratings.of([*listed(world(5, 40, 8, 3).ratings), *kind]))
    one = estimate.of("kind")
    assert one is not None
    assert one.extreme
    assert one.logit is not None
    assert one.error is not None
    assert -4 < one.logit < -1.2
    assert one.error > 1.3 * float(np.median([other.error for other in estimate.severities]))
    assert [other.extreme for other in estimate.severities].count(True) == 1


def listed(ratings: Ratings) -> list[Rating]:
    """Return the scores that some arrays hold."""
    columns = (ratings.institution, ratings.assessor, ratings.indicator, ratings.step)
    return [
        Rating(ratings.institutions[n], ratings.assessors[a], ratings.indicators[i], ratings.categories[x])
        for n, a, i, x in zip(*columns, strict=True)
    ]


def test_scores_thrown_at_random_do_not_fit() -> None:
    rng = np.random.default_rng(11)
    thrown = [
        Rating(f"s{n:05}", "thrown", f"i{i:02}", int(rng.choice([1, 4]))) for n in range(20) for i in range(3)
    ]
    estimate = fit(Ratings.of([*listed(world(5, 40, 8, 3).ratings), *thrown]))
    assert max(estimate.severities, key=lambda one: one.infit).assessor == "thrown"
    assert estimate.of("thrown").infit > 1.5  # type: ignore[union-attr]


def test_a_category_that_nobody_gave_leaves_the_scale() -> None:
    ratings = world(5, 40, 8, 3).ratings
    gap = [
        Rating(one.institution, one.assessor, one.indicator, one.score + (one.score > 2))
        for one in listed(ratings)
    ]
    estimate = fit(Ratings.of(gap))
    assert estimate.categories == (1, 2, 4, 5)
    same = fit(ratings)
    assert [one.logit for one in estimate.severities] == [one.logit for one in same.severities]


@pytest.mark.parametrize(
    "given",
    [
        [],
        [Rating("s1", "a", "i", 1), Rating("s1", "a", "j", 2)],
        [Rating("s1", "a", "i", 3), Rating("s1", "b", "i", 3)],
    ],
)
def test_nothing_to_compare_is_refused(given: list[Rating]) -> None:
    with pytest.raises(Refused) as refused:
        fit(Ratings.of(given))
    assert [fault.code for fault in refused.value.faults] == ["EAPA-001"]
