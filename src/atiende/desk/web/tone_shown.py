"""What the writer of a reply is told of its tone: a hint, which nothing depends on."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from atiende.kernel.placeholders import gaps_in
from atiende.organisation.rules.form_of_address import FormOfAddress
from atiende.playbooks.rules.tone import mixed_address
from atiende.playbooks.rules.variables import is_variable

_NAMES: Final = {FormOfAddress.USTED: "usted", FormOfAddress.TU: "tú", FormOfAddress.VOS: "vos"}


def hint_of(text: str, *, language: str) -> str:
    """A gap that a canned reply left, or two forms of address in one text; empty where there is neither."""
    gaps = gaps_in(text[:20_000], is_variable)
    if gaps:
        return _("A value is missing: %(names)s") % {"names": ", ".join(f"[{name}]" for name in gaps)}
    mixed = mixed_address(text, language=language or "es")
    if mixed is None:
        return ""
    return _("It says %(one)s (“%(one_word)s”) and %(other)s (“%(other_word)s”). Is that meant?") % {
        "one": _NAMES[mixed.one],
        "one_word": mixed.one_word,
        "other": _NAMES[mixed.other],
        "other_word": mixed.other_word,
    }
