"""From visits that were made to money that was paid: dues, sums by person, bank accounts, their words."""

from prakan.domain.payments.accounts import (
    BANKS,
    Account,
    account_of,
    mask,
    packed,
    unpacked,
)
from prakan.domain.payments.raising import Made, Owed, Sat, key_of, owed_of
from prakan.domain.payments.rules import PaymentRules, digest_of, rules_of
from prakan.domain.payments.settling import SETTLED_LATER, is_taken_back_now, may_be_listed, owing, seal_of
from prakan.domain.payments.sums import Line, Payee, digest_of_lines, payees_of
from prakan.domain.payments.words import (
    ACCOUNT_NAMES,
    HELD_NAMES,
    LIST_NAMES,
    LIST_TONES,
    LIST_TURNS,
    PART_SHORT,
    AccountStage,
    ListStage,
    QuestionStage,
)

__all__ = [
    "ACCOUNT_NAMES",
    "BANKS",
    "HELD_NAMES",
    "LIST_NAMES",
    "LIST_TONES",
    "LIST_TURNS",
    "PART_SHORT",
    "SETTLED_LATER",
    "Account",
    "AccountStage",
    "Line",
    "ListStage",
    "Made",
    "Owed",
    "Payee",
    "PaymentRules",
    "QuestionStage",
    "Sat",
    "account_of",
    "digest_of",
    "digest_of_lines",
    "is_taken_back_now",
    "key_of",
    "mask",
    "may_be_listed",
    "owed_of",
    "owing",
    "packed",
    "payees_of",
    "rules_of",
    "seal_of",
    "unpacked",
]
