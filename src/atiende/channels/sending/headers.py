"""Headers of Message-IDs, folded between the ids and never inside: a long id that is encoded is another id."""

from __future__ import annotations

import email.policy
from email.headerregistry import HeaderRegistry, UnstructuredHeader
from email.policy import EmailPolicy
from typing import Any

_NAMES = ("message-id", "in-reply-to", "references")


class _MessageIds(UnstructuredHeader):
    """One id a line."""

    max_count = 1
    name: str  # given by the registry, which makes a header class of this one

    def fold(self, *, policy: Any) -> str:
        return f"{self.name}: {f'{policy.linesep} '.join(str(self).split())}{policy.linesep}"


def mail_policy(*, is_utf8: bool) -> EmailPolicy[Any]:
    """How a mail is written: lines for SMTP, letters beyond ASCII in addresses only where the server must take them."""
    plain = email.policy.SMTPUTF8 if is_utf8 else email.policy.SMTP
    return plain.clone(header_factory=_registry())


def _registry() -> HeaderRegistry:
    registry = HeaderRegistry()
    for name in _NAMES:
        registry.map_to_type(name, _MessageIds)  # type: ignore[arg-type]
    return registry
