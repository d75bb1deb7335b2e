"""By hand: the properties of team formation over many more random problems than the suite has time for.

Usage: python -m tests.soak.team_properties [EXAMPLES]
"""

from __future__ import annotations

import sys

import pytest
from hypothesis import settings

TESTS = "tests/domain/teams"


class Deeper:
    """Gives every property more examples, whatever it says itself."""

    def __init__(self, examples: int) -> None:
        self._examples = examples

    def pytest_collection_modifyitems(self, items: list[pytest.Function]) -> None:
        for item in items:
            if getattr(item.obj, "is_hypothesis_test", False):
                inner = item.obj
                inner._hypothesis_internal_use_settings = settings(
                    inner._hypothesis_internal_use_settings, max_examples=self._examples, deadline=None
                )


def main() -> int:
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    return int(pytest.main([TESTS, "-q", "-k", "not compiling"], plugins=[Deeper(examples)]))


if __name__ == "__main__":
    raise SystemExit(main())
