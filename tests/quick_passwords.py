"""Passwords are slow to guess by design, and tests sign people in thousands of times: the same method, made cheap."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher

SHIPPED = Argon2PasswordHasher().params()


def make_cheap() -> None:
    """Of this process alone: programs that tests start hash as they are shipped."""
    Argon2PasswordHasher.time_cost = 1
    Argon2PasswordHasher.memory_cost = 8
    Argon2PasswordHasher.parallelism = 1
