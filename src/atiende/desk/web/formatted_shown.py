"""Replies and notes that were written with formatting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from atiende.tickets.rules.formatting import shown


def formatted_shown(number: int, message: Any, pictures: Iterable[Any]) -> tuple[SafeString, frozenset[int]]:
    """Its words with their formatting, empty where there is none, and the ids of the pictures that stand in them.

    `number`: of the case on whose page it is shown.
    """
    if message.kind == "incoming" or not message.html:
        return SafeString(""), frozenset()
    inside = {file.content_id: file for file in pictures if file.is_inline and file.content_id}
    addresses = {cid: reverse("desk:ticket_file", args=[number, file.pk]) for cid, file in inside.items()}
    html = mark_safe(shown(message.html, addresses))  # noqa: S308  cleaned by the allow-list at this moment
    return html, frozenset(file.pk for file in inside.values()) if html else frozenset()
