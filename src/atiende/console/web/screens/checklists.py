"""The company's checklists: the list, a new one, one of them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.checklists import ChecklistForm
from atiende.console.web.guard import console_page
from atiende.console.web.saving import changed_meanwhile, made, saved
from atiende.console.web.staff_page import StaffRequest, done, posted
from atiende.kernel.clock import utc_now
from atiende.tasks.actions.add_checklist_template import add_checklist_template
from atiende.tasks.actions.change_checklist_template import change_checklist_template
from atiende.tasks.actions.switch_checklist_template import switch_checklist_template
from atiende.tasks.queries.checklists import get_checklist_template, list_checklist_templates
from atiende.tasks.rules.checklist import written
from atiende.tasks.rules.template import items_kept


@require_http_methods(["GET", "HEAD"])
@console_page("settings.manage")
def checklists(request: StaffRequest) -> HttpResponse:
    rows = list_checklist_templates(request.actor)
    context = {
        "rows": [row for row in rows if row.is_in_use],
        "archived": [row for row in rows if not row.is_in_use],
    }
    return render(request, "console/checklists/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def new_checklist(request: StaffRequest) -> HttpResponse:
    form = ChecklistForm(posted(request), actor=request.actor)
    created = made(
        request,
        form,
        lambda: add_checklist_template(definition=form.typed(), by=request.actor, at=utc_now()),
        gettext("Checklist created. Cases can be given it from now on."),
    )
    if created is not None:
        return redirect("console:checklists")
    return render(request, "console/checklists/new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def checklist(request: StaffRequest, template_id: int) -> HttpResponse:
    found = get_checklist_template(template_id)
    form = ChecklistForm(
        posted(request),
        actor=request.actor,
        kept_brand_id=found.brand_id,
        initial={
            "name": found.name,
            "items": written(items_kept(found.items)),
            "brand_id": found.brand_id,
            "category": found.category,
            "version": found.version,
        },
    )
    if saved(
        request,
        form,
        lambda: change_checklist_template(
            template_id=template_id,
            definition=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect("console:checklists")
    context = {"row": found, "form": form, "changed_meanwhile": changed_meanwhile(form)}
    return render(request, "console/checklists/one.html", context, status=422 if form.errors else 200)


@require_POST
@console_page("settings.manage")
def switch(request: StaffRequest, template_id: int) -> HttpResponse:
    """In use with "on", else archived."""
    is_in_use = request.POST.get("value") == "on"
    return done(
        request,
        lambda: switch_checklist_template(
            template_id=template_id, is_in_use=is_in_use, by=request.actor, at=utc_now()
        ),
        gettext("Checklist restored.")
        if is_in_use
        else gettext("Checklist archived. Cases that have it keep it."),
        next_page="console:checklists",
    )
