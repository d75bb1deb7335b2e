"""Rows of recruitment, training, renewal and appraisal of assessors."""
