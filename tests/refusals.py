"""What a refusal says: the code of each problem and the field that it is about."""

from __future__ import annotations

import pytest

from prakan.domain.problems import Refused


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    """Return code and field of each problem, in order."""
    return [(fault.code, fault.field) for fault in refused.value.faults]
