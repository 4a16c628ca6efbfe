"""Which passwords are taken: long ones of any signs, none that a list of common passwords leads to."""

from __future__ import annotations

import pytest

from atiende.identity.models import User
from atiende.identity.rules.passwords import MAX_NEW_LENGTH, MIN_LENGTH
from atiende.identity.safeguards import require_good_password
from atiende.kernel.refusals import InvalidInput

SOMEBODY = User(email="ana.beltran@example.com", name="Ana Beltrán")


@pytest.mark.parametrize(
    "password",
    [
        "nueve gatos cantan",
        "ñandú 猫 🐈 שלום xyz",
        ("un poema largo y mío, " * 9)[:MAX_NEW_LENGTH],
        "solo letras seguidas",
        "   blanks around it   ",
    ],
)
def test_any_signs_are_taken(password: str) -> None:
    require_good_password(password, SOMEBODY)


@pytest.mark.parametrize(
    "password",
    [
        "x9$kQ2!mPz7"[: MIN_LENGTH - 1],
        "x9" * (MAX_NEW_LENGTH // 2) + "x",
        "password1234",
        "2024-Password!",
        "qwertyuiop1234",
        "dragondragon",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "123456789012",
        "ana.beltran@example.com",
    ],
)
def test_what_is_guessed_early_is_refused(password: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        require_good_password(password, SOMEBODY)
    assert set(refused.value.fields) == {"password"}


def test_nothing_asks_for_signs_of_certain_kinds() -> None:
    require_good_password("gato mesa lluvia", SOMEBODY)
    require_good_password("GATO MESA LLUVIA", SOMEBODY)
    require_good_password("7 31 42 55 90 12 8", SOMEBODY)
