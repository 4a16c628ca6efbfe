"""Why the customer wrote, and what the case is about: a product, an order, something that they have."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from atiende.catalogue.queries import orders_of, owned_by, products_by_name
from atiende.customers.queries import whole_of
from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page
from atiende.desk.web.ticket_changed import changed
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput
from atiende.tickets.actions.change_concern import change_concern
from atiende.tickets.actions.change_contact_reason import change_contact_reason
from atiende.tickets.errors import UNKNOWN_REASON
from atiende.tickets.queries import concerns_of, get_ticket_for, reason_tree
from atiende.tickets.rules.concerns import ConcernChange

MOST = 20
_KINDS = ("product_id", "order_id", "owned_id")


@require_POST
@staff_page("tickets.read")
def reason(request: StaffRequest, number: int) -> HttpResponse:
    """By its path as the field shows it, by its name, or by its id."""
    ticket = get_ticket_for(request.actor, number)
    said = request.POST.get("value", "").strip()
    shown = request.POST.get("shown")

    def act() -> None:
        found = reason_tree().named(said, ticket.brand_id) if said else None
        if said and found is None:
            raise InvalidInput(fields={"value": UNKNOWN_REASON})
        change_contact_reason(
            ticket_id=ticket.pk, reason_id=found, by=request.actor, at=utc_now(), shown=shown
        )

    return changed(request, number, act)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.read")
def about(request: StaffRequest, number: int) -> HttpResponse:
    """A page to choose from: what the customer ordered and has, and any product by a search."""
    actor = request.actor
    ticket = get_ticket_for(actor, number)
    actor.require("customers.read")
    if request.method == "POST":
        change = _change(request)
        return changed(
            request,
            number,
            lambda: change_concern(ticket_id=ticket.pk, change=change, by=actor, at=utc_now()),
        )
    search = request.GET.get("q", "")[:100].strip()
    _survivor, ids = whole_of(ticket.customer_id)
    context = {
        "ticket": ticket,
        "concern": concerns_of([ticket.pk]).get(ticket.pk),
        "orders": orders_of(actor, ids, limit=MOST),
        "owned": owned_by(actor, ids, limit=MOST),
        "search": search,
        "products": products_by_name(actor, search=search, size=MOST).rows if search else [],
        "may_choose": actor.may("tickets.reply"),
        "today": utc_now().date(),
    }
    return page_or_part(request, "desk/tickets/about.html", "desk/tickets/about_products.html", context)


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def product_options(request: StaffRequest) -> HttpResponse:
    """The products that a field or a search offers while somebody writes."""
    request.actor.require("customers.read")
    search = request.GET.get("value", request.GET.get("q", ""))[:100].strip()
    rows = products_by_name(request.actor, search=search, size=MOST).rows if search else []
    return page_or_part(
        request, "desk/tickets/product_options.html", "desk/tickets/product_options.html", {"products": rows}
    )


def _change(request: StaffRequest) -> ConcernChange:
    """Of the one kind that the pressed button names; an empty value takes it away."""
    kind = request.POST.get("kind", "")
    text = request.POST.get("value", "")
    if kind not in _KINDS:
        raise InvalidInput
    value = int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
    if text and value is None:
        raise InvalidInput
    change: ConcernChange = {}
    change[kind] = value  # type: ignore[literal-required]
    return change
