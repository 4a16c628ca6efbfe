"""Whoever has a token finds nothing of others under their numbers, at any call that the API describes."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest

from atiende.platform.models.audit import AuditEntry
from atiende.site.api.description import document
from tests.api.conftest import a_ticket, api_of, people

__all__ = ["people"]
OF_THE_ORGANISATION = re.compile(r"^/api/v1/(customers|products|orders)\b")
"""Who may read customers reads all of them (docs/security.md); products are nobody's."""


def calls() -> list[tuple[str, str]]:
    """Method and address of every call that names something by its number."""
    return [
        (method, path)
        for path, methods in document()["paths"].items()
        for method in methods
        if "{" in path and not OF_THE_ORGANISATION.match(path)
    ]


@pytest.mark.django_db
def test_a_strangers_token_finds_nothing(people: SimpleNamespace) -> None:
    made = api_of(people.owner).post("/tickets", a_ticket()).json()
    before = AuditEntry.objects.filter(outcome="done").count()
    stranger = api_of(people.stranger)
    assert calls()
    opened = []
    for method, path in calls():
        address = re.sub(r"{\w+}", str(made["number"]), path).removeprefix("/api/v1")
        answer = _asked(stranger, method, address)
        if answer.status_code not in {403, 404, 405, 415, 422}:
            opened.append((method, path, answer.status_code))
    assert opened == []
    assert AuditEntry.objects.filter(outcome="done").count() == before + 1  # the stranger's token


def _asked(api: Any, method: str, address: str) -> Any:
    if method == "get":
        return api.get(address)
    return api.post(address, {}) if method == "post" else api.patch(address, {})
