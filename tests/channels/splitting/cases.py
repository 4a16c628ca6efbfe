"""Reads the files of cases: `@@@ name`, then `@@ text`, `@@ html` and `@@ visible` with what belongs to each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    html: str
    visible: str


def read_cases(folder: str) -> list[Case]:
    """All cases of a folder, in the order of the files."""
    return [case for path in sorted((HERE / folder).glob("*.txt")) for case in _read(path)]


def _read(path: Path) -> list[Case]:
    found = []
    for piece in path.read_text(encoding="utf-8").split("@@@ ")[1:]:
        name, _, rest = piece.partition("\n")
        parts = {"text": "", "html": "", "visible": ""}
        for part in ("\n" + rest).split("\n@@ ")[1:]:
            key, _, value = part.partition("\n")
            parts[key.strip()] = value
        found.append(Case(f"{path.stem}: {name}", parts["text"], parts["html"], parts["visible"].strip("\n")))
    return found


def words_of(text: str) -> str:
    """Lines without the blank ones: how many blank lines stand between paragraphs is no matter of splitting."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
