"""Passwords of tests: Argon2 as everywhere, without the work that makes guessing dear."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class LightArgon2(Argon2PasswordHasher):
    """One pass over little memory: a hundredth of a second instead of a fifth."""

    time_cost = 1
    memory_cost = 64
    parallelism = 1
