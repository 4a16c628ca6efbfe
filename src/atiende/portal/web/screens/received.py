"""The receipt: number and key, to be kept, copied or printed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from atiende.portal.web.brand_page import BrandRequest, brand_page, show
from atiende.portal.web.receipts import receipt_of


@require_safe
@brand_page
def received(request: BrandRequest) -> HttpResponse:
    receipt = receipt_of(request)
    if receipt is None:
        return redirect("portal:follow")
    return show(request, "portal/received.html", {"receipt": receipt})
