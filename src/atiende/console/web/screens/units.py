"""The structure of the company: its trees on a day as page and picture, new units, ready structures, people by file."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from atiende.console.web.forms.units import (
    NewUnitForm,
    PeopleFileForm,
    day_of,
    dimension_choices,
)
from atiende.console.web.guard import console_page
from atiende.console.web.saving import made
from atiende.console.web.staff_page import StaffRequest, accepted, posted
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.organisation.actions.create_unit import create_unit
from atiende.organisation.actions.import_belongings import Imported, import_belongings
from atiende.organisation.actions.make_structure import make_structure
from atiende.organisation.queries import today_of_company
from atiende.organisation.queries.units import Node, dimensions_in_use, list_units, tree_of
from atiende.organisation.rules.chart import Box, svg_of
from atiende.organisation.rules.structures import STRUCTURES, Piece, structure_of
from atiende.platform.formats import format_date

PAGE = "console:units"


@require_safe
@console_page("organisation.read")
def structure(request: StaffRequest) -> HttpResponse:
    """The tree of a dimension on a day, today by default."""
    dimension, used, on = _asked(request)
    nodes = tree_of(request.actor, dimension, on=on) if dimension else []
    context = {
        "dimension": dimension,
        "dimension_name": dict(dimension_choices()).get(dimension, ""),
        "dimensions": [(key, name) for key, name in dimension_choices() if key in used],
        "nodes": nodes,
        "on": on,
        "is_today": on == today_of_company(utc_now()),
        "archived": list_units(request.actor, is_archived=True),
        "may_manage": request.actor.may("organisation.manage"),
    }
    return render(request, "console/units/structure.html", context)


@require_safe
@console_page("organisation.read")
def picture(request: StaffRequest) -> HttpResponse:
    """The same tree as a file that can be printed and put into other documents."""
    dimension, _used, on = _asked(request)
    nodes = tree_of(request.actor, dimension, on=on) if dimension else []
    name = dict(dimension_choices()).get(dimension, "")
    drawn = svg_of(
        [_box(node) for node in nodes], title=f"{gettext('Structure')} · {name} · {format_date(on)}"
    )
    response = HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{dimension or "units"}-{on.isoformat()}.svg"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("organisation.manage")
def new_unit(request: StaffRequest) -> HttpResponse:
    initial = {
        "dimension": request.GET.get("dimension", ""),
        "parent_id": request.GET.get("under", ""),
    }
    form = NewUnitForm(posted(request), actor=request.actor, initial=initial)
    created = made(
        request,
        form,
        lambda: create_unit(
            dimension=form.cleaned_data["dimension"],
            fields=form.typed(),
            parent_id=form.cleaned_data["parent_id"],
            from_on=form.cleaned_data["from_on"],
            submission=form.cleaned_data["submission"],
            by=request.actor,
            at=utc_now(),
        ),
        gettext("Unit created. Say now who leads it and who belongs to it."),
    )
    if created is not None:
        return redirect("console:unit", created.pk)
    return render(request, "console/units/new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@console_page("organisation.manage")
def templates(request: StaffRequest) -> HttpResponse:
    rows = [
        {"key": each.key, "name": gettext(each.name), "summary": gettext(each.summary), "units": each.count()}
        for each in STRUCTURES
    ]
    return render(request, "console/units/templates.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("organisation.manage")
def template(request: StaffRequest, key: str) -> HttpResponse:
    """What would be made is shown first; a POST makes it."""
    found = structure_of(key)
    if found is None:
        raise NotFound
    if request.method == "POST":
        count = make_structure(key=key, by=request.actor, at=utc_now())
        messages.success(
            request,
            ngettext("%(count)s unit made.", "%(count)s units made.", count) % {"count": count}
            if count
            else gettext("All of these units were there already."),
        )
        return redirect(f"{reverse(PAGE)}?dimension={found.trees[0][0].value}")
    names = dict(dimension_choices())
    context = {
        "name": gettext(found.name),
        "summary": gettext(found.summary),
        "trees": [(names[dimension.value], [_told(top)]) for dimension, top in found.trees],
        "count": found.count(),
    }
    return render(request, "console/units/template.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("organisation.manage")
def people(request: StaffRequest) -> HttpResponse:
    """A POST looks at the file; with "take", what was looked at is taken."""
    is_taken = "take" in request.POST
    form = PeopleFileForm(request.POST or None, request.FILES or None)
    found: list[Imported] = []
    if request.method == "POST" and form.is_valid():
        accepted(
            form,
            lambda: found.append(
                import_belongings(
                    content=form.cleaned_data["content"], is_dry=not is_taken, by=request.actor, at=utc_now()
                )
            ),
        )
    imported = found[0] if found else None
    context = {
        "form": PeopleFileForm() if imported else form,
        "imported": imported,
        "refused": [(line, gettext(line.problem)) for line in (imported.refused if imported else ())],
        "is_taken": is_taken,
        "content": "" if is_taken or imported is None else form.cleaned_data["content"],
    }
    return render(request, "console/units/people.html", context, status=422 if form.errors else 200)


def _asked(request: StaffRequest) -> tuple[str, list[str], dt.date]:
    """The dimension (the first in use where none or an unknown one is named), those in use, and the day."""
    used = dimensions_in_use(request.actor)
    dimension = request.GET.get("dimension", "")
    if dimension not in dict(dimension_choices()):
        dimension = used[0] if used else ""
    return dimension, used, day_of(request.GET.get("on", "")) or today_of_company(utc_now())


def _box(node: Node) -> Box:
    count = len({each.agent_id for each in node.people})
    told = ngettext("%(count)s person", "%(count)s people", count) % {"count": count}
    return Box(
        node.unit.name,
        ", ".join(each.agent.user.name for each in node.leaders),
        told,
        tuple(_box(each) for each in node.below),
    )


def _told(piece: Piece) -> dict[str, Any]:
    return {"name": gettext(piece.name), "below": [_told(each) for each in piece.below]}
