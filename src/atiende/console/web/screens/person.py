"""One person: profile, roles, teams, and what an administrator does about their access."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.actions.change_person import change_person
from atiende.console.actions.disable_person import disable_person
from atiende.console.leaving import open_cases_of
from atiende.console.web.forms.people import ProfileForm, RolesForm, team_choices
from atiende.console.web.saving import changed_meanwhile, saved
from atiende.console.web.staff_page import StaffRequest, accepted, done, posted, staff_page
from atiende.identity.actions.change_roles import change_roles
from atiende.identity.actions.enable_user import enable_user
from atiende.identity.actions.end_sessions import end_sessions
from atiende.identity.actions.reset_second_factor import reset_second_factor
from atiende.identity.actions.send_password_reset import send_password_reset
from atiende.identity.queries import has_second_factor, sessions_of
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.organisation import queries
from atiende.organisation.actions.add_to_team import add_to_team
from atiende.organisation.actions.remove_from_team import remove_from_team
from atiende.tickets.queries import count_of_view

NEXT = "console:person"
COUNTED = 999


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def person(request: StaffRequest, person_id: int) -> HttpResponse:
    form = _profile_form(request, person_id, posted(request))
    if saved(
        request,
        form,
        lambda: change_person(
            person_id=person_id,
            name=form.cleaned_data["name"],
            fields=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect(NEXT, person_id)
    return _page(request, person_id, form=form, changed_meanwhile=changed_meanwhile(form))


@require_POST
@staff_page
def roles(request: StaffRequest, person_id: int) -> HttpResponse:
    request.actor.require("people.manage")
    queries.get_agent_for(request.actor, person_id)
    form = RolesForm(request.POST, actor=request.actor)
    if form.is_valid() and accepted(
        form,
        lambda: change_roles(
            user_id=person_id, role_codes=form.cleaned_data["roles"], by=request.actor, at=utc_now()
        ),
    ):
        messages.success(request, gettext("Roles saved. They count from now on."))
        return redirect(NEXT, person_id)
    return _page(request, person_id, roles_form=form)


@require_POST
@staff_page
def join_team(request: StaffRequest, person_id: int) -> HttpResponse:
    return _done(
        request,
        person_id,
        lambda: add_to_team(team_id=_team_id(request), agent_id=person_id, by=request.actor, at=utc_now()),
        gettext("Added to the team."),
    )


@require_POST
@staff_page
def leave_team(request: StaffRequest, person_id: int) -> HttpResponse:
    return _done(
        request,
        person_id,
        lambda: remove_from_team(
            team_id=_team_id(request), agent_id=person_id, by=request.actor, at=utc_now()
        ),
        gettext("Removed from the team."),
    )


@require_POST
@staff_page
def disable(request: StaffRequest, person_id: int) -> HttpResponse:
    """Their open cases stay, or are handed on by a worker: then on to where that can be watched and undone."""
    queries.get_agent_for(request.actor, person_id)
    moved: list[int | None] = []

    def act() -> None:
        cases = request.POST.get("cases", "")
        moved.append(disable_person(person_id=person_id, cases=cases, by=request.actor, at=utc_now()))

    answer = _done(request, person_id, act, gettext("Account disabled. All its sessions are closed."))
    return redirect("desk:bulk_change", moved[0]) if moved and moved[0] is not None else answer


@require_POST
@staff_page
def enable(request: StaffRequest, person_id: int) -> HttpResponse:
    return _done(
        request,
        person_id,
        lambda: enable_user(user_id=person_id, by=request.actor, at=utc_now()),
        gettext("Account enabled again."),
    )


@require_POST
@staff_page
def close_sessions(request: StaffRequest, person_id: int) -> HttpResponse:
    """All of a colleague's; of one's own, all but the one that asks."""
    is_own = request.actor.id == person_id
    keep = (request.session.session_key or "") if is_own else ""
    return _done(
        request,
        person_id,
        lambda: end_sessions(user_id=person_id, by=request.actor, at=utc_now(), keep_key=keep),
        gettext("Sessions closed."),
    )


@require_POST
@staff_page
def forget_second_factor(request: StaffRequest, person_id: int) -> HttpResponse:
    return _done(
        request,
        person_id,
        lambda: reset_second_factor(user_id=person_id, by=request.actor, at=utc_now()),
        gettext("Second factor removed. The person was told by mail."),
    )


@require_POST
@staff_page
def password_reset(request: StaffRequest, person_id: int) -> HttpResponse:
    return _done(
        request,
        person_id,
        lambda: send_password_reset(user_id=person_id, by=request.actor, at=utc_now()),
        gettext("A link to choose a new password is on its way."),
    )


def _done(request: StaffRequest, person_id: int, act: Any, text: str) -> HttpResponse:
    queries.get_agent_for(request.actor, person_id)
    return done(request, act, text, person_id, next_page=NEXT)


def _page(
    request: StaffRequest,
    person_id: int,
    *,
    form: ProfileForm | None = None,
    roles_form: RolesForm | None = None,
    changed_meanwhile: Any = (),
) -> HttpResponse:
    actor = request.actor
    agent = queries.get_agent_for(actor, person_id)
    held = [assignment.role for assignment in agent.user.role_assignments.select_related("role")]
    may_manage = actor.may("people.manage")
    stays = queries.current_teams_of(actor, agent_id=person_id)
    inside = {stay.team_id for stay in stays}
    knows_access = may_manage or actor.may("audit.read") or actor.id == person_id
    if may_manage and roles_form is None:
        roles_form = RolesForm(actor=actor, initial={"roles": [role.code for role in held]})
    context = {
        "agent": agent,
        "person": agent.user,
        "form": form or _profile_form(request, person_id, None),
        "roles_form": roles_form,
        "changed_meanwhile": changed_meanwhile,
        "held": [(gettext(role.name), False) if role.is_builtin else (role.name, True) for role in held],
        "stays": stays,
        "other_teams": [(key, label) for key, label in team_choices(actor) if key not in inside],
        "may_manage": may_manage,
        "may_manage_teams": actor.may("organisation.manage"),
        "knows_access": knows_access,
        "has_second_factor": has_second_factor(person_id) if knows_access else None,
        "sessions": sessions_of(actor, person_id) if knows_access else [],
        "is_self": actor.id == person_id,
        **_leaving(actor, agent),
    }
    has_errors = any(each is not None and each.is_bound and each.errors for each in (form, roles_form))
    return render(request, "console/people/person.html", context, status=422 if has_errors else 200)


def _leaving(actor: Actor, agent: Any) -> dict[str, Any]:
    """How many open cases the person has that the actor sees, and to whom they can go."""
    if not (actor.may("people.manage") and actor.may("tickets.manage")) or not agent.user.is_active:
        return {}
    count = count_of_view(actor, open_cases_of(agent.pk), now=utc_now(), most=COUNTED)
    if not count or actor.id == agent.pk:
        return {}
    people = queries.agents_visible_to(actor).filter(user__is_active=True).exclude(pk=agent.pk)
    return {
        "open_cases": min(count, COUNTED),
        "is_more": count > COUNTED,
        "heirs": list(people.order_by("folded_name", "pk").values_list("pk", "user__name")[:500]),
        "heir_teams": team_choices(actor),
    }


def _profile_form(request: StaffRequest, person_id: int, data: Any) -> ProfileForm:
    agent = queries.get_agent_for(request.actor, person_id)
    initial = {
        "name": agent.user.name,
        "display_name": agent.display_name,
        "job_title": agent.job_title,
        "serves_all_brands": agent.serves_all_brands,
        "brand_ids": [link.brand_id for link in agent.brand_links.all()],
        "version": agent.version,
    }
    return ProfileForm(data, actor=request.actor, initial=initial)


def _team_id(request: StaffRequest) -> int:
    typed = request.POST.get("team_id", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0
