"""Refusals in the names that programs know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from atiende.kernel.refusals import Refusal


@contextmanager
def fields_called(names: Mapping[str, str]) -> Iterator[None]:
    """What is refused inside names the fields of the body instead of those of the actions, which are the keys."""
    try:
        yield
    except Refusal as refusal:
        refusal.fields = {names.get(name, name): words for name, words in refusal.fields.items()}
        raise
