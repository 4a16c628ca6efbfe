"""The words of what is sent on to somebody outside of a case."""

from __future__ import annotations

from atiende.kernel.text import one_line


def forwarded_words(note: str, *, heading: str, facts: list[tuple[str, str]], original: str) -> str:
    """What the agent says, then whose message it is and the message as it was; names on one line each."""
    lines = [f"{word}: {one_line(value, limit=300)}" for word, value in facts if value]
    said = f"{note.strip()}\n\n" if note.strip() else ""
    return f"{said}---------- {heading} ----------\n" + "\n".join(lines) + f"\n\n{original.strip()}"
