"""What an assessor is paid for an assessment: rates and instalments as data, exact amounts in satang."""

from prakan.domain.fees.model import (
    PART_NAMES,
    PER_NAMES,
    FaultyFees,
    Fees,
    Instalment,
    Part,
    Per,
    Rate,
    Withholding,
)
from prakan.domain.fees.owed import Due, Trip, owed, withheld
from prakan.domain.fees.reading import fees_of, to_json

__all__ = [
    "PART_NAMES",
    "PER_NAMES",
    "Due",
    "FaultyFees",
    "Fees",
    "Instalment",
    "Part",
    "Per",
    "Rate",
    "Trip",
    "Withholding",
    "fees_of",
    "owed",
    "to_json",
    "withheld",
]
