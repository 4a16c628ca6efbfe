"""What openapi.json says is sound, and true of what the calls answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from tests.api.conftest import Api, a_ticket, refused

ANSWERS = re.compile(r"[1-5]\d\d")


@pytest.fixture
def described(client: Client, people: SimpleNamespace) -> dict[str, Any]:
    told: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return told


def operations(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def everything_in(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from everything_in(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from everything_in(inner)


def test_it_keeps_the_rules_of_openapi(described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1.")
    assert {"title", "version"} <= described["info"].keys()
    ids = [operation["operationId"] for _, _, operation in operations(described)]
    assert len(ids) == len(set(ids))
    for path, _method, operation in operations(described):
        given = [(each["name"], each["in"]) for each in operation.get("parameters", [])]
        assert len(given) == len(set(given))
        in_path = [each for each in operation.get("parameters", []) if each["in"] == "path"]
        assert {each["name"] for each in in_path} == set(re.findall(r"{(\w+)}", path))
        assert all(each["required"] for each in in_path)
        assert all("schema" in each for each in operation.get("parameters", []))
        assert all(ANSWERS.fullmatch(status) for status in operation["responses"])
        assert all(told["description"] for told in operation["responses"].values())


def test_all_that_it_points_to_is_there(described: dict[str, Any]) -> None:
    pointed = [part["$ref"] for part in everything_in(described) if isinstance(part.get("$ref"), str)]
    assert pointed
    for reference in pointed:
        place: Any = described
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]
    schemes = described["components"]["securitySchemes"]
    assert all(
        need.keys() <= schemes.keys() for _, _, each in operations(described) for need in each["security"]
    )


def test_every_failure_is_a_problem_and_every_post_takes_a_key(described: dict[str, Any]) -> None:
    for _path, method, operation in operations(described):
        failures = {s: told for s, told in operation["responses"].items() if s[0] in "45"}
        assert {"401", "403", "429"} <= failures.keys()
        assert all(list(told["content"]) == ["application/problem+json"] for told in failures.values())
        if method == "post":
            assert "Idempotency-Key" in {each["name"] for each in operation["parameters"]}


def test_answers_hold_exactly_what_is_described(api: Api, described: dict[str, Any]) -> None:
    number = api.post("/tickets", a_ticket()).json()["number"]
    made = {
        ("/tickets", "post", "201"): api.post("/tickets", a_ticket()),
        ("/tickets", "get", "200"): api.get("/tickets"),
        ("/tickets/{number}", "get", "200"): api.get(f"/tickets/{number}"),
        ("/tickets/{number}", "patch", "200"): api.patch(f"/tickets/{number}", {"tags": ["a"]}),
        ("/tickets/{number}/messages", "post", "201"): api.post(
            f"/tickets/{number}/messages", {"kind": "note", "body": "x"}
        ),
        ("/customers", "get", "200"): api.get("/customers"),
        ("/customers", "post", "201"): api.post("/customers", {"name": "Eva"}),
        ("/me", "get", "200"): api.get("/me"),
    }
    for (path, method, status), answer in made.items():
        told = described["paths"][f"/api/v1{path}"][method]["responses"][status]
        name = told["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        schema = described["components"]["schemas"][name]
        assert str(answer.status_code) == status, answer.content
        assert answer.json().keys() == schema["properties"].keys(), path


def test_wrong_methods_on_its_own_pages_are_problems(client: Client, people: SimpleNamespace) -> None:
    for page in ("openapi.json", "docs", ""):
        refused(client.post(f"/api/v1/{page}"), 405, "method_not_allowed")


def test_what_is_wrong_is_named_by_the_field_alone(api: Api) -> None:
    for wrong in ("", True, 1.5, []):
        fields = refused(api.post("/tickets", a_ticket(brand=wrong)), 422, "invalid_input")["fields"]
        assert set(fields) == {"brand"}
    told = refused(api.post("/tickets", a_ticket(priority="x")), 422, "invalid_input")["fields"]["priority"]
    assert told.endswith("low, normal, high, urgent.")
    nobody = refused(api.post("/tickets", a_ticket(customer={"name": "Eva"})), 422, "invalid_input")
    assert "external" in nobody["fields"]["customer.email"]
