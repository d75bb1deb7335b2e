"""What a reader checks in a report, as an agency's folder says, and how many reports are read."""

from prakan.domain.case_reading.rules import CHECKED, Check, FaultyReading, ReadingRules, rules_of, to_json

__all__ = ["CHECKED", "Check", "FaultyReading", "ReadingRules", "rules_of", "to_json"]
