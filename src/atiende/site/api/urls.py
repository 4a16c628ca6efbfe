"""Addresses under /api/v1/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from atiende.site.api.description import docs, openapi
from atiende.site.api.problems import unknown_address, with_problems
from atiende.site.api.v1 import api


def _endpoints() -> list[URLPattern | URLResolver]:
    patterns: list[URLPattern | URLResolver] = list(api.urls[0])
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = with_problems(pattern.callback)
    return patterns


urlpatterns = [
    path("", with_problems(require_safe(RedirectView.as_view(pattern_name="api_docs")))),
    path("docs", with_problems(docs)),
    path("openapi.json", with_problems(openapi)),
    *_endpoints(),
    path("<path:rest>", unknown_address),
]
