"""What is wrong with a field of a body, in the language of the call."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from atiende.platform.api.errors import NULL_REFUSED

NULL: Final = "null"
_WORDS: Final = {
    NULL: NULL_REFUSED,
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
_CHOICE: Final = re.compile(r"'([^']*)'")
_KINDS: Final = frozenset({"int", "str", "constrained-str"})
"""How the schema calls the members of a union at the end of a place."""


def fields_of(errors: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What is wrong by the field as the caller knows it; of a field that takes several kinds, the last one's words."""
    return {_place(found["loc"]): words_of(found) for found in errors}


def words_of(found: Mapping[str, Any]) -> str:
    """One sentence for an error of a schema; what has no words of ours keeps those of the schema."""
    told = _WORDS.get(found["type"])
    if told is None:
        return str(found["msg"])
    return gettext(told) % _values(found.get("ctx", {})) if "%(" in told else gettext(told)


def _values(told: Mapping[str, Any]) -> dict[str, Any]:
    """A choice as the values themselves: `'a', 'b' or 'c'` becomes `a, b, c`, in any language."""
    expected = told.get("expected")
    return (
        {**told, "expected": ", ".join(_CHOICE.findall(expected))} if isinstance(expected, str) else {**told}
    )


def _place(steps: Sequence[Any]) -> str:
    """`("body", "payload", "name")` → `name`; the kinds that a field takes are no part of its name."""
    named = steps[2 if steps[0] == "body" and len(steps) > 2 else 1 :]
    if len(named) > 1 and named[-1] in _KINDS:
        named = named[:-1]
    return ".".join(str(step) for step in named) or "body"
