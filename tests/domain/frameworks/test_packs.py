"""The packs of the house: each is faultless, its examples score as expected, and it says what is unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from prakan.domain.frameworks.checking_examples import worked
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.reading import read_folder
from prakan.domain.frameworks.vocabulary import Covers, Status
from tests.house.reading import ROOT

FOLDERS = sorted(p.parent for p in (ROOT / "frameworks").glob("*/*/pack.toml"))
PACKS = {folder.name: read_folder(folder) for folder in FOLDERS}


def pack(key: str) -> Pack:
    """Return one pack of the house."""
    found = PACKS[key].pack
    assert found is not None
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_pack_of_the_house_is_faultless(folder: Path) -> None:
    assert [fault.what("en") for fault in PACKS[folder.name].faults] == []


@pytest.mark.parametrize("key", [key for key, read in PACKS.items() if read.pack and read.pack.examples])
def test_examples_score_as_expected(key: str) -> None:
    scored = [worked(pack(key), example) for example in pack(key).examples]
    assert [one.example.id for one in scored if not one.agrees or not one.outcomes] == []


def test_round_five_has_the_standards_and_indicators_that_were_announced() -> None:
    sizes = {
        key: [len(s.indicators) for s in pack(key).standards]
        for key in ("early-childhood-2567", "basic-2567", "vocational-2567")
    }
    assert sizes == {
        "early-childhood-2567": [5, 10, 3],
        "basic-2567": [3, 10, 3],
        "vocational-2567": [4, 4, 2],
    }


@pytest.mark.parametrize("key", ["early-childhood-2567", "basic-2567", "vocational-2567"])
def test_round_five_says_that_its_scale_and_rules_were_not_found(key: str) -> None:
    found = pack(key)
    assert not found.confirmed
    assert (found.year, found.until, found.status) == (2567, 2571, Status.IN_FORCE)
    assert [s.placeholder for s in found.scales] + [r.placeholder for r in found.rules] == [True] * 4
    assert all(found.doubts(word) for word in (Covers.SCALE, Covers.RUBRIC, Covers.RULES, Covers.WEIGHTS))


def test_the_indicator_on_which_sources_disagree_is_named() -> None:
    assert [d.covers for d in pack("early-childhood-2567").doubts("2.10")] == [("2.10",)]


def test_best_practice_belongs_to_the_first_vocational_standard() -> None:
    found = pack("vocational-2567").indicators.values()
    assert [i.code for i in found if i.best_practice] == ["1.1", "1.2", "1.3", "1.4"]
    assert {e.years_back for i in found for e in i.evidence} == {2}


def test_what_is_not_known_is_left_out() -> None:
    empty = [key for key, read in PACKS.items() if read.pack and not read.pack.standards]
    assert all(not pack(key).confirmed and pack(key).doubts(Covers.STANDARDS) for key in empty)
    assert [pack(key).is_scorable for key in empty] == [False] * len(empty)
    assert len(pack("inqaahe-ggp-2567").standards) == 6


def test_earlier_rounds_are_examples_and_never_in_force() -> None:
    earlier = ["basic-2554", "basic-2559", "basic-2564"]
    assert [pack(key).status for key in earlier] == [Status.EXAMPLE] * 3


def test_every_name_is_there_in_both_languages() -> None:
    texts = [
        text
        for read in PACKS.values()
        if read.pack
        for text in (
            read.pack.name,
            *(s.name for s in read.pack.standards),
            *(i.name for i in read.pack.indicators.values()),
        )
    ]
    assert [t.th for t in texts if not (t.th and t.en)] == []
