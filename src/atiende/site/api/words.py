"""What is wrong with a field of a body, in the language of the call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

_WORDS: Final = {
    "missing": _("This is required."),
    "extra_forbidden": _("There is no field of this name."),
    "string_type": _("Write a text."),
    "bool_type": _("Write true or false."),
    "int_type": _("Write a whole number."),
    "int_parsing": _("Write a whole number."),
    "list_type": _("Write a list."),
    "dict_type": _("Write an object with names and values."),
    "model_type": _("Write an object with names and values."),
    "model_attributes_type": _("Write an object with names and values."),
    "string_too_long": _("Write at most %(max_length)d characters."),
    "string_too_short": _("Write something."),
    "too_long": _("Give at most %(max_length)d."),
    "literal_error": _("Choose one of: %(expected)s."),
    "greater_than_equal": _("Write at least %(ge)s."),
    "less_than_equal": _("Write at most %(le)s."),
}


def words_of(found: Mapping[str, Any]) -> str:
    """One sentence for an error of a schema; what has no words of ours keeps those of the schema."""
    told = _WORDS.get(found["type"])
    if told is None:
        return str(found["msg"])
    return gettext(told) % found.get("ctx", {}) if "%(" in told else gettext(told)
