"""Addresses under /api/v1/."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path
from django.views.decorators.http import require_safe

from atiende.site.api.description import docs, openapi
from atiende.site.api.problems import unknown_address, with_problems
from atiende.site.api.v1 import api


@require_safe
def _to_the_docs(request: HttpRequest) -> HttpResponse:
    return redirect("api_docs")


def _endpoints() -> list[URLPattern | URLResolver]:
    patterns: list[URLPattern | URLResolver] = list(api.urls[0])
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = with_problems(pattern.callback)
    return patterns


urlpatterns = [
    path("", with_problems(_to_the_docs)),
    path("docs", with_problems(docs)),
    path("openapi.json", with_problems(openapi)),
    *_endpoints(),
    path("<path:rest>", unknown_address),
]
