"""Writes every room's catalogues anew from its sources.

`es` is translated by hand and keeps what it has; `en` repeats the msgid; texts of the context "customer" also
stand in the thin overlays es_TU and es_Vos (Django's languages es-tu and es-vos), said as tú and as vos.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Final

import polib

from house.extraction import Text, texts_in
from house.places import ALL_ROOMS, PACKAGE, ROOT, sources_of

HEADER: Final = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
OVERLAYS: Final = ("es_TU", "es_Vos")
CUSTOMER: Final = "customer"
_PLACEHOLDER = re.compile(r"%\([a-z_A-Z0-9]+\)[sd]|%[sd]")


def main(arguments: list[str] | None = None) -> int:
    """Exit code 1 with --check when a catalogue is not what the sources say, or lacks a translation."""
    parser = argparse.ArgumentParser(prog="scripts/messages", description=__doc__)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help="only these rooms")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail when something would change"
    )
    options = parser.parse_args(arguments)
    outdated, missing = [], 0
    memory = _memory()
    for room in options.rooms or ALL_ROOMS:
        for path, content, untranslated in catalogues_of(room, memory):
            missing += untranslated
            if untranslated:
                sys.stderr.write(f"{path.relative_to(ROOT)}: {untranslated} without translation\n")
            if content != (path.read_text(encoding="utf-8") if path.exists() else ""):
                outdated.append(path)
                if not options.check:
                    _write(path, content)
    for path in outdated:
        sys.stderr.write(
            f"{path.relative_to(ROOT)}: {'differs from the sources' if options.check else 'written'}\n"
        )
    return 1 if options.check and (outdated or missing) else 0


def catalogues_of(
    room: str, memory: dict[tuple[str, str, str], polib.POEntry]
) -> list[tuple[Path, str, int]]:
    """(path, content, how many strings lack a translation) of each catalogue that a room should have."""
    texts = texts_in(sources_of(room))
    made = [_catalogue(room, locale, texts, memory) for locale in ("es", "en")]
    customer = [text for text in texts if text.context == CUSTOMER]
    return made + [_catalogue(room, locale, customer, memory) for locale in OVERLAYS]


def _catalogue(
    room: str, locale: str, texts: list[Text], memory: dict[tuple[str, str, str], polib.POEntry]
) -> tuple[Path, str, int]:
    path = PACKAGE / room / "locale" / locale / "LC_MESSAGES" / "django.po"
    if not texts:
        return path, "", 0
    known = {(e.msgctxt or "", e.msgid): e for e in polib.pofile(str(path))} if path.exists() else {}
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {**HEADER, "Language": locale.partition("_")[0]}
    for text in texts:
        remembered = known.get((text.context, text.msgid)) or memory.get((locale, text.context, text.msgid))
        catalogue.append(_entry(text, locale, remembered))
    return path, f"{catalogue}\n", len(catalogue.untranslated_entries())


def _entry(text: Text, locale: str, known: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(msgid=text.msgid, msgctxt=text.context or None, msgid_plural=text.plural)
    if _PLACEHOLDER.search(text.msgid + text.plural):
        entry.flags = ["python-format"]
    if text.plural:
        own = {0: text.msgid, 1: text.plural} if locale == "en" else {0: "", 1: ""}
        entry.msgstr_plural = known.msgstr_plural if known and known.msgstr_plural and locale != "en" else own
    elif locale == "en":
        entry.msgstr = text.msgid
    else:
        entry.msgstr = known.msgstr if known else ""
    return entry


def _memory() -> dict[tuple[str, str, str], polib.POEntry]:
    """What is translated anywhere in the house: a string that moves to another room keeps its translation."""
    memory: dict[tuple[str, str, str], polib.POEntry] = {}
    for room in reversed(ALL_ROOMS):
        for path in sorted((PACKAGE / room / "locale").glob("*/LC_MESSAGES/django.po")):
            for entry in polib.pofile(str(path)).translated_entries():
                memory[(path.parts[-3], entry.msgctxt or "", entry.msgid)] = entry
    return memory


def _write(path: Path, content: str) -> None:
    if content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    else:
        path.unlink()


if __name__ == "__main__":
    sys.exit(main())
