"""Controls written by hand are those of Django's templates but for empty lines, whatever stands in them."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, get_default_renderer
from django.utils.safestring import mark_safe

from atiende.platform.ui.form_controls import Renderer

HOSTILE = """"><script>alert('1')</script>&amp;"""
ATTRIBUTES = (
    {},
    {"class": "in", "required": True, "disabled": False, "data-n": 3},
    {"aria-describedby": HOSTILE, "title": mark_safe("a &amp; b")},
)
CHOICES = [
    ("", "—"),
    ("a", HOSTILE),
    (HOSTILE, "b"),
    (3, "three"),
    (HOSTILE, [("c", "C"), ("d", mark_safe("<D>"))]),
]
INPUTS = (
    forms.TextInput,
    forms.EmailInput,
    forms.PasswordInput,
    forms.HiddenInput,
    forms.NumberInput,
    forms.CheckboxInput,
    forms.URLInput,
    forms.DateInput,
    forms.TimeInput,
)


@pytest.mark.parametrize("attributes", ATTRIBUTES)
@pytest.mark.parametrize("value", [None, "", "Ana", HOSTILE, 42, True])
@pytest.mark.parametrize("kind", INPUTS)
def test_inputs(kind, value, attributes):
    widget = kind()
    drawn = [
        widget.render("name", value, attributes, renderer) for renderer in (Renderer(), DjangoTemplates())
    ]
    assert drawn[0] == drawn[1].strip()
    assert "<script>" not in drawn[0]


@pytest.mark.parametrize("attributes", ATTRIBUTES)
@pytest.mark.parametrize("value", [None, "", "a", "c", HOSTILE, 3, ["a", "c"]])
@pytest.mark.parametrize("kind", [forms.Select, forms.SelectMultiple])
def test_lists(kind, value, attributes):
    widget = kind(choices=CHOICES)
    drawn = [
        widget.render(HOSTILE, value, attributes, renderer) for renderer in (Renderer(), DjangoTemplates())
    ]
    by_hand, by_template = (re.sub(r"\s*\n\s*", "\n", text).strip() for text in drawn)
    assert by_hand == by_template
    assert "<script>" not in by_hand


def test_a_control_with_a_drawing_of_its_own_keeps_it():
    class Own(forms.Select):
        option_template_name = "django/forms/widgets/radio_option.html"

    drawn = Own(choices=[("a", "A")]).render("name", "a", {"id": "x"}, Renderer())
    assert 'type="select"' in drawn


def test_every_form_is_drawn_by_it():
    assert isinstance(get_default_renderer(), Renderer)
