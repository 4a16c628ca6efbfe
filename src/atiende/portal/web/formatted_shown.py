"""Answers that were written with formatting, as customers read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from atiende.tickets.queries import FollowedCase, FollowedFile, FollowedMessage
from atiende.tickets.rules.formatting import shown


@dataclass(frozen=True, slots=True)
class Answered:
    """A message on the page: its words with formatting, empty without, and the files that stand beside them."""

    row: FollowedMessage
    formatted: SafeString
    files: tuple[FollowedFile, ...]


def messages_shown(case: FollowedCase) -> list[Answered]:
    return [_shown(case.number, message) for message in case.messages]


def _shown(number: int, message: FollowedMessage) -> Answered:
    inside: dict[str, Any] = {
        file.content_id: file for file in message.files if file.content_id and file.file_id
    }
    addresses = {cid: reverse("portal:file", args=[number, file.id]) for cid, file in inside.items()}
    html = mark_safe(shown(message.html, addresses))  # noqa: S308  cleaned by the allow-list at this moment
    beside = (file for file in message.files if not html or file not in inside.values())
    return Answered(message, html, tuple(beside))
