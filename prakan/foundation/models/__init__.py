"""Rows of people, units, roles, keys, audit, notices, messages, files, uploads and texts."""

from prakan.foundation.models.api import ApiAnswer, ApiKey
from prakan.foundation.models.audit import AppendOnly, AuditRow, Duty, FollowUp, NeverChanged, Seal
from prakan.foundation.models.files import FileCheck, FileRound, Scan, StoredFile
from prakan.foundation.models.messages import (
    Contact,
    ContactCode,
    Delivery,
    HookEvent,
    Letter,
    MessageChoice,
    Wording,
)
from prakan.foundation.models.notices import Notice
from prakan.foundation.models.people import Person, RoleGrant
from prakan.foundation.models.texts import Agency, TextBlock
from prakan.foundation.models.units import Unit
from prakan.foundation.models.uploads import Upload

__all__ = [
    "AppendOnly",
    "Agency",
    "ApiAnswer",
    "ApiKey",
    "AuditRow",
    "Contact",
    "ContactCode",
    "Delivery",
    "Duty",
    "FileCheck",
    "FileRound",
    "FollowUp",
    "HookEvent",
    "Letter",
    "MessageChoice",
    "NeverChanged",
    "Notice",
    "Person",
    "RoleGrant",
    "Scan",
    "Seal",
    "StoredFile",
    "TextBlock",
    "Unit",
    "Upload",
    "Wording",
]
