"""What is sold, to look up while somebody asks."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from atiende.catalogue.queries import products_by_name
from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page
from atiende.platform.demonstration import marked

MAX_QUERY = 100


@require_http_methods(["GET", "HEAD"])
@staff_page("customers.read")
def products(request: StaffRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:MAX_QUERY]
    page = products_by_name(request.actor, search=query, after=request.GET.get("cursor", ""))
    context: dict[str, object] = {
        "rows": page.rows,
        "demonstration": marked("product"),
        "next_after": page.next_after,
        "query": query,
        "is_first": "cursor" not in request.GET,
        "may_import": request.actor.may("settings.manage"),
    }
    return page_or_part(request, "desk/products/list.html", "desk/products/results.html", context)
