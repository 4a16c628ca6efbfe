"""The clocks of a case: what is promised, what is left, how it came to that; and what the customer is told."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.clocks_shown import lines_of
from atiende.desk.web.part_page import form_taken
from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.service_levels.actions.promise_date import promise_date
from atiende.service_levels.queries.shown import clocks_of_case
from atiende.tickets.queries import get_ticket_for

PAGE = "desk:ticket_clocks"


class PromiseForm(forms.Form):
    """`why` is asked when a date was promised before."""

    promised_at = forms.DateTimeField(
        label=_("Promised to the customer for"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    why = forms.CharField(label=_("Why it moves"), max_length=200, required=False)


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def case_clocks(request: StaffRequest, number: int) -> HttpResponse:
    return _shown(request, number)


@require_POST
@staff_page("tickets.reply")
def promise(request: StaffRequest, number: int, clock_id: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    found = clocks_of_case(request.actor, ticket.pk, at=utc_now())
    if clock_id not in {each.clock.pk for each in found}:
        raise NotFound
    form = PromiseForm(request.POST)
    return form_taken(
        request,
        form,
        lambda: promise_date(clock_id=clock_id, **form.cleaned_data, by=request.actor, at=utc_now()),
        lambda refused: _shown(request, number, refused=refused, of=clock_id),
        lambda: _shown(request, number),
        number,
        page=PAGE,
        told=gettext("Promised. It moves only when somebody says so."),
    )


def _shown(
    request: StaffRequest, number: int, *, refused: forms.Form | None = None, of: int = 0
) -> HttpResponse:
    ticket, now = get_ticket_for(request.actor, number), utc_now()
    lines = lines_of(clocks_of_case(request.actor, ticket.pk, at=now, is_whole=True), at=now)
    may_promise = request.actor.may("tickets.reply")
    rows = []
    for line in lines:
        form = None
        if may_promise and line.shown.is_open and line.clock.kind in ("resolution", "legal", "update"):
            prefix = refused if refused is not None and line.clock.pk == of else None
            form = prefix or PromiseForm(auto_id=f"id_{line.clock.pk}_%s")
        rows.append((line, form))
    context = {"ticket": ticket, "part_name": gettext("Promises"), "rows": rows, "refused": refused}
    return page_or_part(request, "desk/clocks/clocks.html", "desk/clocks/clocks_part.html", context)
