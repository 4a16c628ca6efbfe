"""What people read is found wherever it stands in the sources."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
FINDS = """
import pathlib, sys
from house.extraction import texts_in
print([text.msgid for text in texts_in([pathlib.Path(sys.argv[1])])])
"""


def test_words_inside_an_f_string_are_found(tmp_path: Path) -> None:
    (tmp_path / "lines.py").write_text(
        "chip = f\"<b>{escape(_('Automatic'))}</b>\"\nname = f\"{gettext(WORDS['outcome'])} {_('Open')}\"\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", FINDS, tmp_path], cwd=SCRIPTS, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "['Automatic', 'Open']"
