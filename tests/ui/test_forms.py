"""A form says what is wrong where it is wrong, keeps what was typed, and escapes everything."""

from __future__ import annotations

import pytest
from django import forms
from django.template import engines


class Small(forms.Form):
    name = forms.CharField(label="Name", help_text="As customers read it.", max_length=5)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    tone = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
    agrees = forms.BooleanField(required=False)


def rendered(form: forms.Form, source: str = "{% fields form %}") -> str:
    return engines["django"].from_string(source).render({"form": form})


def test_hint_and_error_describe_the_control():
    page = rendered(Small({"name": "too long a name"}))
    assert 'aria-describedby="id_name-error id_name-hint"' in page
    assert 'aria-invalid="true"' in page
    assert 'id="id_name-error"' in page
    assert 'id="id_name-hint"' in page


def test_what_was_typed_is_kept_and_escaped():
    page = rendered(Small({"name": "<script>alert(1)</script>"}))
    assert "<script>" not in page
    assert 'value="&lt;script&gt;alert(1)&lt;/script&gt;"' in page


def test_the_summary_links_to_each_field_and_takes_the_focus():
    page = rendered(Small({"name": ""}), "{% form_errors form %}")
    assert "data-takes-focus" in page
    assert 'role="alert"' in page
    assert 'href="#id_name"' in page
    assert 'href="#id_tone' in page


def test_a_form_not_sent_yet_has_no_summary():
    assert rendered(Small(), "{% form_errors form %}").strip() == ""


def test_a_group_is_a_fieldset_with_a_legend():
    page = rendered(Small(), "{% field form.tone %}")
    assert "<fieldset" in page
    assert "<legend>Tone" in page


@pytest.mark.parametrize(("name", "marks"), [("name", 0), ("secret", 1), ("agrees", 0)])
def test_only_what_may_stay_empty_says_so(name, marks):
    page = rendered(Small(), f"{{% field form.{name} %}}")
    assert page.count("opt-mark") == marks


def test_a_password_is_never_sent_back():
    page = rendered(Small({"name": "x", "secret": "hunter2"}))
    assert "hunter2" not in page


def test_avatar_of_a_hostile_name():
    page = engines["django"].from_string("{% avatar name %}").render({"name": "\u202e<b>&"})
    assert "<b>" not in page
