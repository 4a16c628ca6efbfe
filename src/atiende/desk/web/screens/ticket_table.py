"""A list of cases as a wide table, with the columns of its view."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from atiende.desk.web.condition_words import ConditionWords
from atiende.desk.web.shown_view import queue_of, shown_view
from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page
from atiende.desk.web.table_cells import TableWriter
from atiende.desk.web.view_chosen import chosen_list
from atiende.platform.ui.preferences import preference_of
from atiende.tickets.queries import cells_of, ids_of_view
from atiende.views.queries import column_word

SIZE = 50


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def table(request: StaffRequest) -> HttpResponse:
    """For a script with `rows`: the next rows alone."""
    actor = request.actor
    chosen = chosen_list(request, actor)
    ids, next_after = ids_of_view(actor, chosen.asked, after=request.GET.get("cursor", ""), size=SIZE)
    words = ConditionWords(actor)
    shown = shown_view(actor, chosen, address="desk:tickets_table")
    own = words.own_fields if any(name.startswith("field.") for name in chosen.columns) else {}
    heads = [(name, column_word(name, own)) for name in chosen.columns]
    context: dict[str, object] = {
        **shown,
        "layout": "table",
        "title": queue_of(chosen).label,
        "heads": heads,
        "lines": TableWriter(chosen.columns, heads, str(shown["view_query"])).lines(cells_of(ids)),
        "next_after": next_after,
        "is_first": "cursor" not in request.GET,
        "density": preference_of(request, "density"),
        "may_export": actor.may("tickets.export"),
        "may_pick": actor.may("tickets.reply"),
    }
    return page_or_part(request, "desk/views/table.html", "desk/views/table_part.html", context)
