"""A brand speaks to its customers as usted, tú or vos; whatever has no such form falls back to plain Spanish."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.utils import translation

from atiende.platform.languages import html_language
from atiende.platform.languages.customers import customer_language


@pytest.mark.parametrize(
    ("language", "form", "reader", "expected"),
    [
        ("es", "usted", "", "es"),
        ("es", "tu", "", "es-tu"),
        ("es", "vos", "", "es-vos"),
        ("en", "tu", "", "en"),
        ("es", "tu", "en", "en"),
        ("en", "vos", "es", "es-vos"),
        ("es", "something else", "", "es"),
    ],
)
def test_the_language_of_a_brand(language, form, reader, expected):
    brand = SimpleNamespace(language=language, form_of_address=form)
    assert customer_language(brand, reader=reader) == expected


@pytest.mark.parametrize("code", ["es-tu", "es-vos"])
def test_a_form_of_address_is_spanish_in_everything_else(code):
    with translation.override(code):
        assert (
            translation.gettext("You do not have permission to do this.")
            == "No tiene permiso para hacer esto."
        )
        assert translation.gettext("This field is required.") == "Este campo es obligatorio."
        assert html_language() == "es"
