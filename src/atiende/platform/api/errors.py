"""What all endpoints refuse alike, and why."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import Conflict, InvalidInput, Refusal, gettext_noop


class KeyUsedForAnother(Refusal):
    """The Idempotency-Key stands for another body."""

    code = "idempotency_key_reused"
    message = gettext_noop("This Idempotency-Key was already used with another body.")


class KeyInUse(Conflict):
    """The first call with this key has not ended yet."""

    code = "idempotency_key_in_use"
    message = gettext_noop(
        "The first call with this Idempotency-Key has not ended yet. Try again in a moment."
    )


class CursorUnknown(InvalidInput):
    """Not a text that a list gave out, or that of another list."""

    def __init__(self) -> None:
        super().__init__(fields={"cursor": CURSOR_UNKNOWN})


CURSOR_UNKNOWN: Final = gettext_noop("This is not a cursor that this list gave out.")
KEY_UNUSABLE: Final = gettext_noop("Write 1 to 255 printable characters without accents.")
NULL_REFUSED: Final = gettext_noop("This cannot be null.")
