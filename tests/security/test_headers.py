"""What every answer carries, whoever made it: pages, files, refusals, probes, problems and faults."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from atiende.site.headers import OF_THE_SERVER, HeadersMiddleware
from tests.architecture.source import PACKAGE
from tests.browser import session_of

pytestmark = pytest.mark.django_db
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}
OF_ALL_KINDS = (
    "/",
    "/desk/",
    "/account/login/",
    "/no/such/page",
    "/healthz",
    "/readyz",
    "/static/none.css",
    "/api/v1/tickets",
    "/api/v1/openapi.json",
    "/api/v1/docs",
    "/manifest.webmanifest",
    "/sw.js",
    "/files/forged/",
)


@pytest.mark.parametrize("path", OF_ALL_KINDS)
def test_each_answer_says_how_it_may_be_used(client: Client, path: str) -> None:
    answer = client.get(path)
    assert {name: answer[name] for name in EVERYWHERE} == EVERYWHERE
    assert "camera=()" in answer["Permissions-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["Content-Type"].startswith(("text/html", "text/plain", "text/javascript", "application/"))


def test_a_fault_carries_them_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.raise_request_exception = False
    client.cookies["atiende_session"] = session_of("administrator")
    monkeypatch.setattr("atiende.desk.web.screens.home.render", None)
    answer = client.get("/desk/")
    assert answer.status_code == 500
    assert {name: answer[name] for name in EVERYWHERE} == EVERYWHERE
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/desk/", "/account/profile/", "/console/people/", "/api/v1/me", "/follow/"]
)
def test_what_is_of_one_person_is_kept_nowhere(client: Client, path: str) -> None:
    client.cookies["atiende_session"] = session_of("administrator")
    assert "no-store" in client.get(path)["Cache-Control"]


def test_what_is_for_everybody_may_be_kept(client: Client) -> None:
    assert "max-age" in client.get("/brand.css")["Cache-Control"]


def test_what_an_answer_says_itself_stands() -> None:
    own = HttpResponse(headers={"Referrer-Policy": "no-referrer", "Cache-Control": "max-age=5"})
    answer = HeadersMiddleware(lambda request: own)(RequestFactory().get("/"))
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "max-age=5"


@pytest.mark.parametrize(
    ("base_url", "is_secure", "is_promised"),
    [
        ("https://care.example.com", True, True),
        ("https://care.example.com", False, False),
        ("http://care.example.com", True, False),
        (None, True, False),  # a certificate of our own: nothing is promised for a year
    ],
)
def test_https_is_promised_where_people_come_by_it(
    settings: object, base_url: str | None, is_secure: bool, is_promised: bool
) -> None:
    settings.BASE_URL = base_url  # type: ignore[attr-defined]
    request = RequestFactory().get("/", secure=is_secure)
    answer = HeadersMiddleware(_hello)(request)
    assert ("Strict-Transport-Security" in answer) is is_promised


def test_answers_of_the_server_itself_carry_them() -> None:
    given = dict(OF_THE_SERVER)
    assert {name: given[name.lower()] for name in EVERYWHERE} == EVERYWHERE
    assert all(name == name.lower() for name in given)


def test_whatever_the_servers_answer_themselves_takes_them_along() -> None:
    """Answers that never reach Django are written in these few files."""
    for path in sorted((PACKAGE / "site" / "servers").glob("*.py")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if '("content-type"' in line:
                assert "*OF_THE_SERVER" in line, path.name


def test_no_answer_tells_what_runs_here(client: Client) -> None:
    for path in OF_ALL_KINDS:
        names = {name.lower() for name in client.get(path).headers}
        assert not names & {"server", "x-powered-by", "x-aspnet-version", "x-generator"}


def test_no_other_site_may_read_an_answer(client: Client) -> None:
    for path in OF_ALL_KINDS:
        answer = client.get(path, headers={"Origin": "https://elsewhere.example"})
        assert "Access-Control-Allow-Origin" not in answer
        assert "Access-Control-Allow-Origin" not in client.options(path, headers={"Origin": "null"})


def _hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")
