"""Kind, phase and language of a case, its links, merging and copies, by the API."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.api.conftest import a_ticket, api_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(people: SimpleNamespace):
    return api_of(people.chief, "tickets:read", "tickets:write")


def _made(api, **more) -> int:
    answer = api.post("/tickets", a_ticket(**more))
    assert answer.status_code == 201, answer.content
    return answer.json()["number"]


def test_kind_phase_and_language_are_handed_in_changed_taken_away_and_asked_for(api) -> None:
    number = _made(api, interaction="incident", phase="after")
    other = _made(api)
    shown = api.get(f"/tickets/{number}").json()
    assert (shown["interaction"], shown["phase"]) == ("incident", "after")
    assert [each["number"] for each in api.get("/tickets?interaction=incident").json()["items"]] == [number]
    assert [each["number"] for each in api.get("/tickets?q=tipo:incidencia").json()["items"]] == [number]
    assert api.get("/tickets?phase=before").json()["items"] == []
    changed = api.patch(
        f"/tickets/{number}", {"interaction": "claim", "phase": None, "language": "pt"}
    ).json()
    assert (changed["interaction"], changed["phase"], changed["language"]) == ("claim", None, "pt")
    for wrong in ({"interaction": "x"}, {"phase": "x"}, {"language": "xx"}, {"language": None}):
        assert api.patch(f"/tickets/{other}", wrong).status_code == 422


def test_links_are_made_listed_and_taken_away(api) -> None:
    parent, child = _made(api), _made(api)
    made = api.post(f"/tickets/{child}/links", {"kind": "child", "ticket": parent})
    assert made.status_code == 201
    assert (made.json()["direction"], made.json()["ticket"]) == ("to", parent)
    (link,) = api.get(f"/tickets/{parent}/links").json()["items"]
    assert (link["kind"], link["direction"], link["ticket"], link["status"]) == (
        "child",
        "from",
        child,
        "new",
    )
    assert api.delete(f"/tickets/{parent}/links/child/{child}").status_code == 204
    assert api.get(f"/tickets/{parent}/links").json()["items"] == []
    missing = api.post(f"/tickets/{child}/links", {"kind": "child", "ticket": 999999})
    assert missing.status_code == 422
    assert "ticket" in missing.json()["fields"]


def test_a_case_is_merged_and_separated_again(api) -> None:
    one, two = _made(api), _made(api)
    merged = api.put(f"/tickets/{one}/merge", {"into": two})
    assert (merged.status_code, merged.json()["number"]) == (200, two)
    assert api.get(f"/tickets/{one}").json()["merged_into"] == two
    assert api.put(f"/tickets/{two}/merge", {"into": one}).status_code == 409
    assert api.delete(f"/tickets/{one}/merge").json()["number"] == one
    assert api.delete(f"/tickets/{one}/merge").status_code == 200


def test_a_copy_is_a_case_of_its_own(api) -> None:
    number = _made(api, tags=["envíos"], interaction="incident")
    made = api.post(f"/tickets/{number}/copies", {"subject": "La segunda", "note": "x"})
    assert made.status_code == 201
    copy = made.json()
    assert (copy["subject"], copy["tags"], copy["interaction"]) == ("La segunda", ["envíos"], "incident")
    assert copy["number"] != number


def test_who_only_reads_changes_nothing(people: SimpleNamespace, api) -> None:
    one, two = _made(api), _made(api)
    reader = api_of(people.chief, "tickets:read")
    for answer in (
        reader.post(f"/tickets/{one}/links", {"kind": "related", "ticket": two}),
        reader.put(f"/tickets/{one}/merge", {"into": two}),
        reader.post(f"/tickets/{one}/copies", {}),
        reader.patch(f"/tickets/{one}", {"phase": "after"}),
    ):
        assert answer.status_code == 403
