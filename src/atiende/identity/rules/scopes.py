"""What an API token may be used for. A token never does more than its person may."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from atiende.kernel.refusals import InvalidInput, gettext_noop

ADMIN: Final = "admin"

SCOPES: Final[dict[str, str]] = {
    "tickets:read": gettext_noop("Read cases"),
    "tickets:write": gettext_noop("Open, answer and change cases"),
    "customers:read": gettext_noop("See customers"),
    "customers:write": gettext_noop("Change customers"),
    "complaints:read": gettext_noop("Read complaints"),
    "complaints:write": gettext_noop("Open and handle complaints"),
    ADMIN: gettext_noop("Everything that the person may do"),
}


def clean_scopes(scopes: Iterable[str]) -> list[str]:
    """The scopes once each, in the order of the catalogue. InvalidInput for none or an unknown one."""
    wished = set(scopes)
    if not wished or wished - SCOPES.keys():
        raise InvalidInput(fields={"scopes": gettext_noop("Choose at least one scope from the list.")})
    return [scope for scope in SCOPES if scope in wished]
