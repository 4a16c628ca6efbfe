"""The four colours of a brand as a style sheet of their own, since pages carry no styles inside."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from atiende.organisation.queries import brand_of_host

_SHEET: Final = """:root {{ {light} }}
@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}
:root[data-theme="dark"] {{ {dark} }}
"""


@require_safe
@cache_control(max_age=300, public=True)
def brand_colours(request: HttpRequest) -> HttpResponse:
    """The brand's tokens; nothing when there is no brand yet, so that the house's own colours stay."""
    brand = brand_of_host(request.get_host())
    sheet = _SHEET.format(light=_tokens(brand.light), dark=_tokens(brand.dark)) if brand else ""
    return HttpResponse(sheet, content_type="text/css; charset=utf-8")


def _tokens(palette: object) -> str:
    tokens = {"brand": "brand", "brand-hover": "hover", "brand-soft": "soft", "on-brand": "on_brand"}
    return " ".join(f"--{token}: {getattr(palette, field)};" for token, field in tokens.items())
