"""The subject of an answer: it says Re once, and the number of the case once."""

from __future__ import annotations

from atiende.channels.rules.mail.threading import marks_in_subject, subject_core
from atiende.kernel.text import isolated, one_line

LIMIT = 250


def subject_with_number(subject: str, number: int) -> str:
    """`Re: Mi pedido [#1042]`, however many answers came before."""
    core = one_line(subject_core(subject), limit=LIMIT)
    mark = "" if str(number) in marks_in_subject(core) else f" [#{number}]"
    return f"Re: {isolated(core)}{mark}" if core else f"Re:{mark or ' '}".rstrip()
