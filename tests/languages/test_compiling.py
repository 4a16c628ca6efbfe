"""Catalogues are compiled where they are missing or older than their source."""

from __future__ import annotations

import gettext
import os

from atiende.platform.languages.compiling import compile_catalogues

SOURCE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Yes"
msgstr "Sí"

msgctxt "customer"
msgid "%(n)s case"
msgid_plural "%(n)s cases"
msgstr[0] "%(n)s caso"
msgstr[1] "%(n)s casos"
"""


def test_a_catalogue_is_compiled_once_and_again_when_its_source_is_newer(tmp_path):
    source = tmp_path / "room" / "locale" / "es" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(SOURCE, encoding="utf-8")
    target = source.with_suffix(".mo")
    assert compile_catalogues(tmp_path) == [target]
    assert compile_catalogues(tmp_path) == []
    spanish = gettext.translation("django", tmp_path / "room" / "locale", ["es"])
    assert spanish.gettext("Yes") == "Sí"
    assert spanish.npgettext("customer", "%(n)s case", "%(n)s cases", 2) == "%(n)s casos"
    later = target.stat().st_mtime + 10
    os.utime(source, (later, later))
    assert compile_catalogues(tmp_path) == [target]
    assert [path.name for path in target.parent.iterdir() if path.name.startswith(".")] == []
