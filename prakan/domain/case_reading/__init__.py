"""What a reader checks in a report, how many reports are read, and how far readers agree."""

from prakan.domain.case_reading.measures import (
    Least,
    Measure,
    Pair,
    Proportion,
    Read,
    by_reader,
    measure,
    pairs,
    proportion,
)
from prakan.domain.case_reading.rules import CHECKED, Check, FaultyReading, ReadingRules, rules_of, to_json

__all__ = [
    "CHECKED",
    "Check",
    "FaultyReading",
    "Least",
    "Measure",
    "Pair",
    "Proportion",
    "Read",
    "ReadingRules",
    "by_reader",
    "measure",
    "pairs",
    "proportion",
    "rules_of",
    "to_json",
]
