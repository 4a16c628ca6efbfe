from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.api.conftest import a_ticket, api_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(people: SimpleNamespace) -> tuple[object, int, int]:
    api = api_of(people.chief, "admin")
    return (
        api,
        api.post("/tickets", a_ticket()).json()["number"],
        api.post("/tickets", a_ticket()).json()["number"],
    )


def test_a_link_and_a_copy_say_where_they_are(two) -> None:
    api, one, other = two
    linked = api.post(f"/tickets/{one}/links", {"ticket": other, "kind": "related"})
    assert (linked.status_code, linked["Location"]) == (201, f"/api/v1/tickets/{one}/links")
    assert [each["ticket"] for each in api.get(f"/tickets/{one}/links").json()["items"]] == [other]
    copied = api.post(f"/tickets/{one}/copies", {})
    number = copied.json()["number"]
    assert (copied.status_code, copied["Location"]) == (201, f"/api/v1/tickets/{number}")
    assert api.get(f"/tickets/{number}").json()["subject"] == api.get(f"/tickets/{one}").json()["subject"]
