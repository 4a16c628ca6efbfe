"""The customers' first page, in the name, the voice and the colours of the brand that answers under this host."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from atiende.organisation.queries import brand_of_host, organisation
from atiende.platform.languages.customers import customer_language


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    brand = brand_of_host(request.get_host())
    if brand is None:
        return render(request, "portal/not_yet.html", status=503)
    with translation.override(customer_language(brand, reader=translation.get_language() or "")):
        return render(request, "portal/home.html", {"brand": brand, "company": organisation()})
