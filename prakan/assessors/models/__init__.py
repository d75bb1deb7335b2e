"""Rows of recruitment, training, renewal and appraisal of assessors."""

from prakan.assessors.models.credentials import Credential, CredentialKey

__all__ = ["Credential", "CredentialKey"]
