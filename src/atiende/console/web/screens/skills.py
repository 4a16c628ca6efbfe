"""Skills: the list, one, the table of who knows what, and what a case of each channel weighs."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.working_time import SkillForm, WeightsForm
from atiende.console.web.guard import console_page
from atiende.console.web.saving import changed_meanwhile, made, saved
from atiende.console.web.staff_page import StaffRequest, done, posted
from atiende.kernel.clock import utc_now
from atiende.organisation import queries
from atiende.organisation.actions.save_skill import save_skill
from atiende.organisation.actions.set_channel_weight import set_channel_weight
from atiende.organisation.actions.switch_skill import switch_skill
from atiende.organisation.rules.skills import is_in_force

LIST = "console:skills"


@require_http_methods(["GET", "HEAD"])
@console_page("organisation.read")
def skills(request: StaffRequest) -> HttpResponse:
    """With everybody who has them: people down, skills across."""
    team_id = _number(request.GET.get("team", ""))
    page = queries.list_agents(
        request.actor, is_active=True, team_id=team_id, after=request.GET.get("cursor", "")
    )
    columns, today = queries.list_skills(), timezone.localdate()
    held = queries.skills_of_people(agent.pk for agent in page.rows)
    rows = [
        (
            agent,
            [
                (row, row is not None and is_in_force(row.expires_on, today))
                for row in (held.get((agent.pk, skill.pk)) for skill in columns)
            ],
        )
        for agent in page.rows
    ]
    context = {
        "columns": columns,
        "archived": [row for row in queries.list_skills(is_in_use=None) if row.archived_at is not None],
        "rows": rows,
        "page": page,
        "is_first": "cursor" not in request.GET,
        "team_id": team_id,
        "teams": queries.teams_visible_to(request.actor).filter(archival=None).order_by("folded_name"),
        "expiring": [(row, is_in_force(row.expires_on, today)) for row in queries.expiring_skills(today)],
        "may_manage": request.actor.may("organisation.manage"),
        "may_give": request.actor.may("people.manage"),
    }
    return render(request, "console/working_time/skills.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("organisation.manage")
def new_skill(request: StaffRequest) -> HttpResponse:
    form = SkillForm(posted(request), is_new=True)
    created = made(
        request,
        form,
        lambda: save_skill(skill_id=None, fields=form.typed(), by=request.actor, at=utc_now()),
        gettext("Skill created. People can have it from now on."),
    )
    if created is not None:
        return redirect(LIST)
    context = {"form": form, "row": None}
    return render(request, "console/working_time/skill.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("organisation.manage")
def skill(request: StaffRequest, skill_id: int) -> HttpResponse:
    row = queries.get_skill(skill_id)
    form = SkillForm(posted(request), is_new=False, initial={"name": row.name, "version": row.version})
    if saved(
        request,
        form,
        lambda: save_skill(
            skill_id=skill_id,
            fields=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect(LIST)
    context = {"form": form, "row": row, "changed_meanwhile": changed_meanwhile(form)}
    return render(request, "console/working_time/skill.html", context, status=422 if form.errors else 200)


@require_POST
@console_page("organisation.manage")
def switch(request: StaffRequest, skill_id: int) -> HttpResponse:
    is_in_use = request.POST.get("value") == "on"
    return done(
        request,
        lambda: switch_skill(skill_id=skill_id, is_in_use=is_in_use, by=request.actor, at=utc_now()),
        gettext("Skill restored.") if is_in_use else gettext("Skill archived. It counts for nothing now."),
        next_page=LIST,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("organisation.manage")
def capacity(request: StaffRequest) -> HttpResponse:
    form = WeightsForm(posted(request))
    if saved(
        request,
        form,
        lambda: [
            set_channel_weight(channel=channel, weight=weight, most=most, by=request.actor, at=utc_now())
            for channel, weight, most in form.changed()
        ],
    ):
        return redirect("console:capacity")
    return render(
        request, "console/working_time/capacity.html", {"form": form}, status=422 if form.errors else 200
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
