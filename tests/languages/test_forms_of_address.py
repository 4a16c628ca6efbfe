"""Texts to customers stand in all three forms of address, and no text mixes two of them."""

from __future__ import annotations

import re

import polib
import pytest

from tests.architecture.source import PACKAGE

FORMAL = re.compile(r"\b(usted|consulte|escriba|indique|revise|espere|vuelva|introduzca|elija)\b", re.I)
# Verbs such as «escribe» are also said of a third person: only what can be nothing else tells tú apart.
TU = re.compile(r"\b(tú|tus?|te|ti|contigo|puedes|quieres|tienes|debes|podrás)\b", re.I)
VOS = re.compile(r"\b(vos|podés|querés|tenés|debés|escribí|indicá|revisá|esperá|volvé|elegí)\b", re.I)
NAMES_OF_THE_FORMS = re.compile(
    r"^(Usted|Tú|Vos)( \([a-z]+\))?$|«[^»]*»|\bde (tú|vos)$|\busted tú vos\b"  # named, not used
)


def texts(locale: str, context: str | None = None) -> list[tuple[str, str, str]]:
    """(room, msgid, text) of a locale; of one context when given."""
    return [
        (path.parts[-5], entry.msgid, text)
        for path in sorted(PACKAGE.glob(f"*/locale/{locale}/LC_MESSAGES/django.po"))
        for entry in polib.pofile(str(path))
        if context is None or entry.msgctxt == context
        for text in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
    ]


@pytest.mark.parametrize("overlay", ["es_TU", "es_Vos"])
def test_each_text_to_customers_stands_in_each_form(overlay):
    formal = {(room, msgid) for room, msgid, _text in texts("es", "customer")}
    assert {(room, msgid) for room, msgid, text in texts(overlay) if text} == formal


def test_staff_are_never_addressed_informally():
    found = [
        (room, text) for room, _msgid, text in texts("es") if is_informal(NAMES_OF_THE_FORMS.sub("", text))
    ]
    assert found == []


def test_tu_does_not_slip_into_usted_or_vos():
    found = [(room, text) for room, _msgid, text in texts("es_TU") if VOS.search(text) or FORMAL.search(text)]
    assert found == []


def test_vos_does_not_slip_into_usted_or_tu():
    # «tu», «tus» and «te» are shared by tú and vos; these are not.
    other = re.compile(r"\b(tú|ti|contigo|puedes|quieres|tienes|debes|podrás)\b", re.I)
    found = [
        (room, text) for room, _msgid, text in texts("es_Vos") if other.search(text) or FORMAL.search(text)
    ]
    assert found == []


def is_informal(text: str) -> bool:
    return bool(TU.search(text) or VOS.search(text))


def test_the_lint_tells_the_forms_apart():
    assert TU.search("Escribe tu mensaje")
    assert not TU.search("Un proceso escribe el registro y se vuelve a intentar")
    assert FORMAL.search("Escriba su mensaje")
    assert VOS.search("Escribí tu mensaje")
    assert not VOS.search("Escriba su mensaje")
