"""A language nobody speaks: every string of the catalogues in brackets, accented and a third longer.

Whatever a page shows without brackets never went through a catalogue.
"""

from __future__ import annotations

import re
from pathlib import Path

import allauth
import django
import polib

from tests.architecture.source import PACKAGE

CODE = "en-xa"
_KEPT = re.compile(r"(%\(\w+\)[sd]|%[sd%]|<[^>]*>|&\w+;|{\w+})")
_ACCENTED = str.maketrans("aeiounscyAEIOUNSCY", "áéíóúñśćýÁÉÍÓÚÑŚĆÝ")
_LONGER = 0.35


def pseudo(text: str) -> str:
    """«Send» → «[Śéñd ··]»; placeholders and tags stay as they are."""
    if not text.strip():
        return text
    parts = [part if _KEPT.fullmatch(part) else part.translate(_ACCENTED) for part in _KEPT.split(text)]
    return f"[{''.join(parts)} {'·' * max(1, round(len(text) * _LONGER))}]"


def write_catalogue(folder: Path) -> Path:
    """Write en_XA from the catalogues of the house, of Django and of allauth; answers with the folder of locales."""
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    seen = set()
    for path in _sources():
        for entry in polib.pofile(str(path)):
            key = (entry.msgctxt, entry.msgid)
            if entry.obsolete or key in seen:
                continue
            seen.add(key)
            catalogue.append(_pseudo_entry(entry))
    target = folder / "en_XA" / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(parents=True)
    catalogue.save_as_mofile(str(target))
    return folder


def _sources() -> list[Path]:
    others = [
        Path(django.__file__).parent / "conf" / "locale" / "en",
        Path(allauth.__file__).parent / "locale" / "es",
    ]
    others += [Path(django.__file__).parent / "contrib" / "auth" / "locale" / "en"]
    own = sorted(PACKAGE.glob("*/locale/en/LC_MESSAGES/django.po"))
    return own + [path / "LC_MESSAGES" / "django.po" for path in others]


def _pseudo_entry(entry: polib.POEntry) -> polib.POEntry:
    made = polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt, msgid_plural=entry.msgid_plural)
    if entry.msgid_plural:
        made.msgstr_plural = {0: pseudo(entry.msgid), 1: pseudo(entry.msgid_plural)}
    else:
        made.msgstr = pseudo(entry.msgid)
    return made
