"""What splitting gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folded:
    """A piece that the screen folds.

    `kind` is quote, attribution, header_block, forwarded, signature or disclaimer.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SplitMail:
    """The customer's new words, and everything else in its order.

    `visible_text` is empty where nothing is left. `full_text` is the whole message as plain text.
    """

    visible_text: str
    folded: tuple[Folded, ...]
    has_quote: bool
    full_text: str
