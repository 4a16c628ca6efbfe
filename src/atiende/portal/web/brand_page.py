"""Every page of the portal speaks as the brand that answers under its host, in its form of address."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from atiende.knowledge.queries import has_help
from atiende.organisation.queries import brand_of_host, organisation
from atiende.organisation.rules.speaking import SpeakingBrand
from atiende.platform.languages.customers import customer_language

Rest = ParamSpec("Rest")


class BrandRequest(HttpRequest):
    """A request that came to a brand's portal. `language` is es or en."""

    brand: SpeakingBrand
    language: str


Screen = Callable[Concatenate[BrandRequest, Rest], HttpResponseBase]


def brand_page(screen: Screen[Rest]) -> Callable[..., HttpResponseBase]:
    """Before there is a brand the page says so. What it shows is one person's: nobody else keeps it."""

    @wraps(screen)
    def speaking(request: Any, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        brand = brand_of_host(request.get_host())
        if brand is None:
            return render(request, "portal/not_yet.html", status=503)
        reader = translation.get_language() or "es"
        request.brand, request.language = brand, reader.partition("-")[0]
        with translation.override(customer_language(brand, reader=reader)):
            response = screen(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return speaking


def show(request: BrandRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page in the brand's frame."""
    own = {"brand": request.brand, "company": organisation(), "has_help": has_help(request.brand.pk)}
    found = {**own, **context}
    return render(request, template, found, status=status)
