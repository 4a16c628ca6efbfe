"""Resolution plans of the company: the list, a new one, one of them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.plans import PlanForm, tasks_written
from atiende.console.web.guard import console_page
from atiende.console.web.saving import changed_meanwhile, made, saved
from atiende.console.web.staff_page import StaffRequest, done, posted
from atiende.kernel.clock import utc_now
from atiende.tasks.actions.save_plan_template import save_plan_template
from atiende.tasks.actions.switch_plan_template import switch_plan_template
from atiende.tasks.queries.plans import get_plan_template, list_plan_templates
from atiende.tasks.rules.checklist import written
from atiende.tasks.rules.plan import tasks_kept
from atiende.tasks.rules.template import items_kept


@require_http_methods(["GET", "HEAD"])
@console_page("settings.manage")
def plans(request: StaffRequest) -> HttpResponse:
    rows = list_plan_templates(request.actor)
    context = {
        "rows": [row for row in rows if row.is_in_use],
        "archived": [row for row in rows if not row.is_in_use],
    }
    return render(request, "console/plans/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def new_plan(request: StaffRequest) -> HttpResponse:
    form = PlanForm(posted(request), actor=request.actor)
    created = made(
        request,
        form,
        lambda: save_plan_template(template_id=None, definition=form.typed(), by=request.actor, at=utc_now()),
        gettext("Plan created. Cases can follow it from now on."),
    )
    if created is not None:
        return redirect("console:plans")
    return render(request, "console/plans/new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def plan(request: StaffRequest, template_id: int) -> HttpResponse:
    found = get_plan_template(template_id)
    form = PlanForm(
        posted(request),
        actor=request.actor,
        kept_brand_id=found.brand_id,
        initial={
            "name": found.name,
            "items": written(items_kept(found.items)),
            "tasks": tasks_written(tasks_kept(found.tasks)),
            "text": found.text,
            "brand_id": found.brand_id,
            "category": found.category,
            "version": found.version,
        },
    )
    if saved(
        request,
        form,
        lambda: save_plan_template(
            template_id=template_id,
            definition=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect("console:plans")
    context = {"row": found, "form": form, "changed_meanwhile": changed_meanwhile(form)}
    return render(request, "console/plans/one.html", context, status=422 if form.errors else 200)


@require_POST
@console_page("settings.manage")
def switch(request: StaffRequest, template_id: int) -> HttpResponse:
    """In use with "on", else archived."""
    is_in_use = request.POST.get("value") == "on"
    return done(
        request,
        lambda: switch_plan_template(
            template_id=template_id, is_in_use=is_in_use, by=request.actor, at=utc_now()
        ),
        gettext("Plan restored.") if is_in_use else gettext("Plan archived. Cases that follow it go on."),
        next_page="console:plans",
    )
