"""Texts to customers stand in all three forms of address, and no text mixes two of them."""

from __future__ import annotations

import re

import polib
import pytest

from tests.architecture.source import PACKAGE

FORMAL = re.compile(
    r"\b(usted|su|sus|le|les|consulte|escriba|indique|revise|espere|vuelva|introduzca|elija)\b", re.I
)
TU = re.compile(
    r"\b(tú|tu|tus|te|ti|contigo|puedes|quieres|tienes|debes|escribe|indica|revisa|espera|vuelve|elige)\b",
    re.I,
)
VOS = re.compile(r"\b(vos|podés|querés|tenés|debés|escribí|indicá|revisá|esperá|volvé|elegí)\b", re.I)
INFORMAL = re.compile(r"\b(tú|tu|tus|te|ti|contigo|vos|puedes|quieres|tienes|podés|querés|tenés)\b", re.I)


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
    assert [(room, text) for room, _msgid, text in texts("es") if INFORMAL.search(text)] == []


def test_tu_does_not_slip_into_usted_or_vos():
    assert [
        (room, text) for room, _msgid, text in texts("es_TU") if VOS.search(text) or "usted" in text
    ] == []


def test_vos_does_not_slip_into_usted_or_tu():
    # «tu», «tus» and «te» are shared by tú and vos; verbs and pronouns tell them apart.
    other = re.compile(r"\b(tú|ti|contigo|puedes|quieres|tienes|debes|usted)\b", re.I)
    assert [(room, text) for room, _msgid, text in texts("es_Vos") if other.search(text)] == []


@pytest.mark.parametrize("locale", ["es", "es_TU", "es_Vos"])
def test_no_text_mixes_two_forms(locale):
    mixed = [
        (room, text)
        for room, _msgid, text in texts(locale)
        if FORMAL.search(re.sub(r"\bsu (lugar|vez)\b", "", text))
        and (TU.search(text) or VOS.search(text))
        and re.search(r"\b(usted|tú|vos|tus?|podés|puedes|querés|quieres)\b", text, re.I)
    ]
    assert mixed == []


def test_the_lint_tells_the_forms_apart():
    assert TU.search("Escribe tu mensaje")
    assert FORMAL.search("Escriba su mensaje")
    assert VOS.search("Escribí tu mensaje")
    assert not VOS.search("Escriba su mensaje")
