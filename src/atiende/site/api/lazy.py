"""The address of the API without its weight: its framework (14 MB, half a second) loads with the first call."""

from __future__ import annotations

import functools

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from django.urls.resolvers import RegexPattern
from django.views.decorators.csrf import csrf_exempt

from atiende.platform.refusals.cut_bodies import takes_cut_bodies


def api_addresses() -> list[URLPattern]:
    """Everything under /api/v1/; only the pages that others link to have names (api_docs, api_openapi)."""
    return [
        path("api/v1/docs", enter, {"rest": "docs"}, name="api_docs"),
        path("api/v1/openapi.json", enter, {"rest": "openapi.json"}, name="api_openapi"),
        path("api/v1/", enter, {"rest": ""}),
        path("api/v1/<path:rest>", enter),
    ]


@takes_cut_bodies  # the API refuses them itself, as it does all that is larger than its own limit
@csrf_exempt  # a browser's cookies count for nothing here: who calls is said by a token in each call
def enter(request: HttpRequest, rest: str) -> HttpResponseBase:
    """Find the endpoint and call it."""
    match = _addresses().resolve(
        f"/{rest}".replace("\n", "\r")
    )  # the resolver takes a line's end for the address's
    request.resolver_match = match
    response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    return response


@functools.cache
def _addresses() -> URLResolver:
    return URLResolver(RegexPattern(r"^/"), "atiende.site.api.urls")
