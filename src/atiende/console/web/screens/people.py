"""People: list with filters, invitation, and the buttons on invitations that wait."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.people import InviteForm, team_choices
from atiende.console.web.staff_page import StaffRequest, accepted, done, page_or_part, posted, staff_page
from atiende.identity.queries import list_roles
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.organisation import queries
from atiende.organisation.actions.invite_agent import Invited, invite_agent
from atiende.organisation.actions.withdraw_agent_invitation import withdraw_agent_invitation

MAX_QUERY = 100
STATES = {"active": True, "disabled": False}


@require_http_methods(["GET", "HEAD"])
@staff_page
def people(request: StaffRequest) -> HttpResponse:
    actor, asked = request.actor, request.GET
    query = asked.get("q", "").strip()[:MAX_QUERY]
    team = asked.get("team", "")
    page = queries.list_agents(
        actor,
        search=query,
        is_active=STATES.get(asked.get("state", "")),
        team_id=int(team) if team.isascii() and team.isdecimal() and len(team) < 19 else None,
        role_code=asked.get("role", "").replace("\x00", "")[:50],
        after=asked.get("cursor", ""),
    )
    may_manage = actor.may("people.manage")
    roles = list_roles(actor) if may_manage or actor.may("audit.read") else []
    context: dict[str, object] = {
        "page": page,
        "query": query,
        "state": asked.get("state", ""),
        "team": team,
        "role": asked.get("role", ""),
        "is_filtered": bool(query or team or asked.get("role") or asked.get("state")),
        "is_first": "cursor" not in asked,
        "teams": [(str(key), label) for key, label in team_choices(actor)],
        "roles": [(role.code, gettext(role.name) if role.is_builtin else role.name) for role in roles],
        "may_manage": may_manage,
        "waiting": queries.list_waiting_invitations(actor) if may_manage and not query else [],
        "now": utc_now(),
    }
    return page_or_part(request, "console/people/list.html", "console/people/results.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def invite(request: StaffRequest) -> HttpResponse:
    request.actor.require("people.manage")
    company = queries.organisation()
    language = company.language if company else (get_language() or "es")
    form = InviteForm(
        posted(request), actor=request.actor, initial={"language": language, "roles": ["agent"]}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        sent: list[Invited] = []
        if accepted(
            form,
            lambda: sent.append(
                invite_agent(
                    email=data["email"],
                    name=data["name"],
                    role_codes=data["roles"],
                    team_ids=data.get("teams", ()),
                    language=data["language"],
                    by=request.actor,
                    at=utc_now(),
                )
            ),
        ):
            return _invited(request, sent[0])
    return render(request, "console/people/invite.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@staff_page
def resend(request: StaffRequest, invitation_id: int) -> HttpResponse:
    """A new link, with the same roles and teams; the earlier link stops working."""
    waiting = next(
        (each for each in queries.list_waiting_invitations(request.actor) if each.id == invitation_id), None
    )
    if waiting is None:
        raise NotFound
    invited = invite_agent(
        email=waiting.email,
        name=waiting.name,
        role_codes=waiting.role_codes,
        team_ids=waiting.team_ids,
        language=waiting.language,
        by=request.actor,
        at=utc_now(),
    )
    return _invited(request, invited)


@require_POST
@staff_page
def withdraw(request: StaffRequest, invitation_id: int) -> HttpResponse:
    return done(
        request,
        lambda: withdraw_agent_invitation(invitation_id=invitation_id, by=request.actor, at=utc_now()),
        gettext("Invitation withdrawn. Its link works no more."),
        next_page="console:people",
    )


def _invited(request: StaffRequest, invited: Invited) -> HttpResponse:
    """The link is on this page and nowhere else, so the answer is the page itself and is kept by nobody."""
    response = render(request, "console/people/invited.html", {"invited": invited})
    response["Cache-Control"] = "no-store"
    return response
