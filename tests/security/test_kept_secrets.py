"""How passwords lie in the database."""

from __future__ import annotations

import base64

import pytest

from tests.identity.people import PASSWORD, person
from tests.quick_passwords import SHIPPED

pytestmark = pytest.mark.django_db


def test_a_password_is_kept_as_argon2_with_a_salt_of_its_own() -> None:
    kept = [person(f"{name}@example.com", password=PASSWORD).password for name in ("ana", "eva")]
    assert kept[0] != kept[1]
    for each in kept:
        method, kind, _version, _cost, salt, _digest = each.split("$")
        assert (method, kind) == ("argon2", "argon2id")
        assert len(base64.b64decode(salt + "===")) >= 8
        assert PASSWORD not in each


def test_guessing_costs_as_much_as_owasp_advises() -> None:
    assert SHIPPED.memory_cost >= 19_456  # KiB
    assert SHIPPED.time_cost >= 2


def test_without_a_password_nothing_opens() -> None:
    assert not person("ana@example.com").has_usable_password()
