from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atiende.kernel.tax_ids import KINDS, is_valid_tax_id, normal_tax_id

HOLD = {
    "ES": ["12345678Z", "12.345.678-z", "X1234567L", "A28015865", "Q2826000H", "G28029007"],
    "PE": ["20100070970", "20131312955", "20100047218"],
    "CO": ["860034313-7", "899.999.068-1", "890903938-8"],
    "CL": ["97.004.000-5", "60503000-9", "76086428-5"],
    "AR": ["30-50001091-2", "33-69345023-9", "20-12345678-6"],
    "MX": ["ABC010203XY9", "GODE561231GR8", "Ñ&A990101AB1"],
    "UY": ["211003420017"],
    "EC": ["1790012345001"],
    "FR": ["FR12345678901"],
}
FAIL = {
    "ES": ["12345678A", "X1234567A", "A28015866", "Q28260008", "B1234567J", "", "1234", "12345678ZZ"],
    "PE": ["20100070971", "99100070970", "2010007097"],
    "CO": ["860034313-8", "12"],
    "CL": ["97004000-6", "97004000-X"],
    "AR": ["30-50001091-3", "99-50001091-2"],
    "MX": ["ABC991332XY9", "AB010203XY9", "ABC010203XYZ"],
    "UY": ["211003420018", "991003420017"],
    "EC": ["9990012345001", "1790012345000"],
    "FR": ["x", "<script>"],
}


@pytest.mark.parametrize(("country", "number"), [(c, n) for c, numbers in HOLD.items() for n in numbers])
def test_real_numbers_hold(country, number):
    assert is_valid_tax_id(number, country)


@pytest.mark.parametrize(("country", "number"), [(c, n) for c, numbers in FAIL.items() for n in numbers])
def test_wrong_numbers_fail(country, number):
    assert not is_valid_tax_id(number, country)


@pytest.mark.parametrize("country", KINDS)
def test_the_example_on_the_screen_holds(country):
    assert is_valid_tax_id(KINDS[country].example, country)


@settings(deadline=None)
@given(digits=st.integers(0, 99_999_999))
def test_exactly_one_letter_fits_a_spanish_number(digits):
    letters = [c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if is_valid_tax_id(f"{digits:08}{c}", "ES")]
    assert len(letters) == 1


@settings(deadline=None)
@given(digits=st.integers(10_000_000, 99_999_999), wrong=st.integers(1, 9), place=st.integers(1, 7))
def test_one_wrong_digit_of_a_rut_is_found(digits, wrong, place):
    body = str(digits)
    control = next(c for c in "0123456789K" if is_valid_tax_id(body + c, "CL"))
    mistyped = body[:place] + str((int(body[place]) + wrong) % 10) + body[place + 1 :]
    assert not is_valid_tax_id(mistyped + control, "CL")


@settings(deadline=None)
@given(text=st.text(max_size=60), country=st.sampled_from([*KINDS, "FR", ""]))
def test_no_text_breaks_the_rules(text, country):
    assert is_valid_tax_id(text, country) in (True, False)
    assert normal_tax_id(normal_tax_id(text)) == normal_tax_id(text)
