"""Every answer carries the policy of contents: the usual one, put together once, or the one that it asks for."""

from __future__ import annotations

import pytest
from csp.constants import HEADER
from csp.decorators import csp_exempt, csp_update
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from atiende.platform.ui.policy import PolicyMiddleware


def answered(view) -> HttpResponse:
    return PolicyMiddleware(view)(RequestFactory().get("/"))


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


def test_the_usual_policy_forbids_what_is_not_ours():
    policy = answered(plain)[HEADER]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_an_answer_that_changes_the_policy_changes_no_other():
    usual = answered(plain)[HEADER]
    wider = answered(csp_update({"img-src": "https://maps.example"})(plain))[HEADER]
    assert "https://maps.example" in wider
    assert answered(plain)[HEADER] == usual


def test_an_answer_with_its_own_policy_keeps_it():
    own = HttpResponse(headers={HEADER: "default-src 'none'; sandbox"})
    assert answered(lambda request: own)[HEADER] == "default-src 'none'; sandbox"
    assert HEADER not in answered(csp_exempt()(plain))


@pytest.mark.parametrize("path", ["/healthz", "/static/none.css", "/desk/", "/no/such/page"])
def test_every_door_answers_with_a_policy_or_nothing_to_run(client, db, path):
    answer = client.get(path)
    assert HEADER in answer or "html" not in answer["Content-Type"]
