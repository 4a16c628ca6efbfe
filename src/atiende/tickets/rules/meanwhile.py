"""Two at one ticket: a choice was made for what the page showed, not for what it has become since."""

from __future__ import annotations

from atiende.tickets.errors import ChangedMeanwhile


def require_as_shown(present: str | int | None, *, shown: str | None, wanted: str | int | None) -> None:
    """`shown` is what the page said, empty for nobody and nothing; None when the caller looked at no page.

    Raises ChangedMeanwhile, unless it has become just what is wanted.
    """
    is_as_shown = shown is None or shown == ("" if present is None else str(present))
    if not is_as_shown and present != wanted:
        raise ChangedMeanwhile
