"""Requests that were larger than what is taken, of which only the beginning was kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

BODY_WAS_CUT: Final = "atiende.body_was_cut"
"""In the environment of such a request: how many bytes were kept."""
TAKES_CUT_BODIES: Final = "takes_cut_bodies"
View = TypeVar("View", bound=Callable[..., object])


def takes_cut_bodies(view: View) -> View:
    """Mark a screen that refuses files by itself, so that the words before them are not lost with them."""
    setattr(view, TAKES_CUT_BODIES, True)
    return view
