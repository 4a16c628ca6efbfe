"""Making and changing a view, and filtering any list by a form."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from atiende.desk.web.condition_form import UNITS, changed_by, condition_in, rows_of
from atiende.desk.web.condition_words import ConditionWords
from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_words import OWN_ORDER_WORDS
from atiende.desk.web.view_chosen import Chosen, chosen_list
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.organisation.queries import teams_visible_to
from atiende.platform.refusals import field_sentences, sentence
from atiende.tickets.rules.listing import Order
from atiende.tickets.rules.view_conditions import Condition, is_served, whole
from atiende.views.actions.change_view import change_view
from atiende.views.actions.delete_view import delete_view
from atiende.views.actions.keep_view import keep_view
from atiende.views.queries import Kept, column_options, get_view_for, kept_by
from atiende.views.rules.keeping import USUAL, NewView

_GROUPS = (
    ("all", _("All of these hold"), _("Add to what must hold")),
    ("any", _("And at least one of these"), _("Add to the alternatives")),
)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.read")
def new(request: StaffRequest) -> HttpResponse:
    """What the address shows is what the form begins with."""
    if request.method == "POST":
        return _sent(request, None)
    if request.GET.get("search"):
        return _page(request, NewView(name="", search=request.GET["search"][:300].replace("\0", "")), None)
    chosen = chosen_list(request, request.actor)
    name = gettext("Copy of %(name)s") % {"name": chosen.view.name} if chosen.view else ""
    begun = NewView(name=name, condition=chosen.condition, order=chosen.order.value, columns=chosen.columns)
    return _page(request, begun, None)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.read")
def edit(request: StaffRequest, view_id: int) -> HttpResponse:
    view = get_view_for(request.actor, view_id)
    if not kept_by(request.actor, view):
        raise NotPermitted(missing="views.share")
    if request.method == "POST":
        return _sent(request, view)
    kept = NewView(
        name=view.name,
        condition=view.condition,
        search=view.search,
        order=view.order.value,
        columns=view.columns,
        shared=view.shared,
        team_ids=view.team_ids,
    )
    return _page(request, kept, view)


def _sent(request: StaffRequest, view: Kept | None) -> HttpResponse:
    do = request.POST.get("do", "")
    wanted = _wanted(request)
    changed = changed_by(wanted.condition, do, request.POST)
    if changed is not None:
        return _page(request, replace(wanted, condition=changed), view)
    if do == "delete" and view is not None:
        delete_view(view_id=view.id, by=request.actor, at=utc_now())
        messages.success(request, gettext("The view was deleted."))
        return redirect("desk:views")
    try:
        return _shown(wanted) if do == "show" and not wanted.search else _kept(request, wanted, view)
    except (NotFound, NotPermitted):
        raise
    except Refusal as refusal:
        return _page(request, wanted, view, refusal=refusal)


def _shown(wanted: NewView) -> HttpResponse:
    """The list that the form asks for, by an address that can be sent to a colleague."""
    order = Order(wanted.order) if wanted.order in set(Order) else Order.LAST_MESSAGE
    chosen = Chosen(None, whole(wanted.condition), order)
    pairs = chosen.pairs() or [("all", "")]
    return redirect(f"{reverse('desk:tickets')}?{urlencode(pairs)}")


def _kept(request: StaffRequest, wanted: NewView, view: Kept | None) -> HttpResponse:
    at = utc_now()
    if view is None:
        kept = keep_view(new=wanted, by=request.actor, at=at)
    else:
        version = request.POST.get("version", "")
        shown = int(version) if version.isdecimal() and len(version) < 10 else None
        kept = change_view(view_id=view.id, new=wanted, by=request.actor, at=at, shown=shown)
    messages.success(request, gettext("The view was saved."))
    if not kept.search and not is_served(wanted.condition):
        messages.warning(
            request, gettext("No index finds the cases of this view: it is not counted, and may be slow.")
        )
    if kept.search:
        return redirect("desk:views")
    return redirect(f"{reverse('desk:tickets')}?view={kept.pk}")


def _wanted(request: StaffRequest) -> NewView:
    posted = request.POST
    return NewView(
        name=posted.get("name", ""),
        condition=condition_in(posted),
        search=posted.get("search", ""),
        order=posted.get("order", Order.LAST_MESSAGE.value),
        columns=tuple(posted.getlist("columns")) or USUAL,
        shared=posted.get("shared", "nobody"),
        team_ids=frozenset(int(pk) for pk in posted.getlist("teams") if pk.isdecimal() and len(pk) < 19),
    )


def _page(
    request: StaffRequest, wanted: NewView, view: Kept | None, *, refusal: Refusal | None = None
) -> HttpResponse:
    words = ConditionWords(request.actor)
    told = {} if refusal is None else field_sentences(refusal)
    rows = rows_of(wanted.condition, words, told)
    context: dict[str, Any] = {
        "heading": gettext("Change the view") if view else gettext("Filter and keep"),
        "kept": wanted,
        "view_id": view and view.id,
        "version": view and view.version,
        "search": wanted.search,
        "groups": [(group, title, rows[group], add) for group, title, add in _GROUPS],
        "fields": words.fields(),
        "units": UNITS,
        "orders": OWN_ORDER_WORDS,
        "columns": column_options(wanted.columns, words.own_fields),
        "sharings": _sharings(request),
        "team_options": _teams(request, wanted),
        "problems": _problems(told, refusal),
        "field_problems": told,
        "is_slow": not wanted.search and not _is_quick(wanted.condition),
    }
    return render(request, "desk/views/form.html", context, status=422 if refusal else 200)


def _is_quick(condition: Condition) -> bool:
    """Of what is not whole yet nothing is said."""
    try:
        return is_served(whole(condition))
    except Refusal:
        return True


def _problems(told: dict[str, str], refusal: Refusal | None) -> list[tuple[str, str]]:
    if refusal is None:
        return []
    return [(at.replace(".", "-"), words) for at, words in told.items()] or [("", sentence(refusal))]


def _sharings(request: StaffRequest) -> list[tuple[str, str]]:
    found = [("nobody", gettext("Only you"))]
    if request.actor.team_ids or request.actor.may("views.share"):
        found.append(("teams", gettext("Teams")))
    if request.actor.may("views.share"):
        found.append(("everybody", gettext("Everybody")))
    return found


def _teams(request: StaffRequest, wanted: NewView) -> list[tuple[str, str, bool]]:
    actor = request.actor
    rows = teams_visible_to(actor).order_by("folded_name")
    if not actor.may("views.share"):
        rows = rows.filter(pk__in=actor.team_ids | wanted.team_ids)
    return [(str(pk), name, pk in wanted.team_ids) for pk, name in rows.values_list("pk", "name")]
