"""Every string stands in both languages, whole: the catalogues follow the sources and lack nothing."""

from __future__ import annotations

import re
import subprocess
import sys

import polib
import pytest

from tests.architecture.source import PACKAGE, ROOT

CATALOGUES = sorted(PACKAGE.rglob("LC_MESSAGES/django.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w+}")
TAG = re.compile(r"</?[a-z]+")


def test_the_catalogues_are_what_the_sources_say():
    found = subprocess.run(
        [sys.executable, ROOT / "scripts" / "messages", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-5]}-{path.parts[-3]}")
def test_a_catalogue_is_whole(path):
    catalogue = polib.pofile(str(path))
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []
    assert [entry.msgid for entry in catalogue.obsolete_entries()] == []


def said(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-5]}-{path.parts[-3]}")
def test_a_translation_keeps_placeholders_and_tags(path):
    different = []
    for entry in polib.pofile(str(path)):
        originals = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
        for text, original in zip(said(entry), originals, strict=True):
            for pattern in (PLACEHOLDER, TAG):
                if set(pattern.findall(text)) != set(pattern.findall(original)):
                    different.append((original, text))
    assert different == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-5]}-{path.parts[-3]}")
def test_a_translation_ends_as_its_original_does(path):
    """A full stop, a question mark or a space at either end that one has and the other lacks is a slip."""
    slips = []
    for entry in polib.pofile(str(path)):
        for text in said(entry):
            for end in (".", "?", "…", ":", " ", "\n"):
                if text.endswith(end) != entry.msgid.endswith(end):
                    slips.append((entry.msgid, text))
            if entry.msgid.endswith("?") and "¿" not in text and "/es" in str(path):
                slips.append((entry.msgid, text))
    assert slips == []


def test_spanish_is_spanish():
    """Words that are a slip, a calque or rude in a part of the Spanish-speaking world."""
    avoided = re.compile(
        r"\b(coger|coja|logue\w*|deslogue\w*|clicke?a\w*|tickets?|password|link|ok)\b", re.IGNORECASE
    )
    found = [
        (path.parts[-5], text)
        for path in CATALOGUES
        if path.parts[-3].startswith("es")
        for entry in polib.pofile(str(path))
        for text in said(entry)
        if avoided.search(PLACEHOLDER.sub("", text))
    ]
    assert found == []


def test_a_sentence_is_said_the_same_way_in_every_room():
    """Catalogues of all rooms are one at run time: the room loaded last would speak for the others."""
    said_by: dict[tuple[str, str | None, str], dict[str, list[str]]] = {}
    for path in CATALOGUES:
        for entry in polib.pofile(str(path)):
            rooms = said_by.setdefault((path.parts[-3], entry.msgctxt, entry.msgid), {})
            rooms[path.parts[-5]] = said(entry)
    different = {
        key: rooms for key, rooms in said_by.items() if len({tuple(texts) for texts in rooms.values()}) > 1
    }
    assert different == {}
