"""Canned replies: everybody's and one's own, a new one, one of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from atiende.kernel.clock import utc_now
from atiende.kernel.placeholders import Filled, filled
from atiende.platform.refusals import accepted
from atiende.platform.staff_pages import StaffRequest, for_staff
from atiende.playbooks.actions.add_canned_reply import add_canned_reply
from atiende.playbooks.actions.change_canned_reply import change_canned_reply
from atiende.playbooks.actions.delete_canned_reply import delete_canned_reply
from atiende.playbooks.queries import (
    folders_in_use,
    get_canned_reply,
    offered_replies,
    own_replies,
    shared_replies,
)
from atiende.playbooks.web.examples import example_values, variables_shown
from atiende.playbooks.web.forms import CannedReplyForm, initial_of

PAGE = 200


@require_safe
@for_staff("tickets.reply")
def canned_replies(request: StaffRequest) -> HttpResponse:
    query = request.GET.get("q", "")[:60]
    may_share = request.actor.may("settings.manage")
    shared = (
        shared_replies(request.actor, query=query) if may_share else offered_replies(request.actor, query)
    )
    context = {
        "own": own_replies(request.actor, query=query)[:PAGE],
        "shared": shared[:PAGE],
        "may_share": may_share,
        "query": query,
    }
    return render(request, "playbooks/canned_replies.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff("tickets.reply")
def new_canned_reply(request: StaffRequest) -> HttpResponse:
    form = CannedReplyForm(
        request.POST if request.method == "POST" else None,
        actor=request.actor,
        is_new=True,
        initial={"text": request.GET.get("text", "")[:20_000], "whose": request.GET.get("whose", "own")},
    )
    if (
        _is_saved(request, form)
        and accepted(form, lambda: add_canned_reply(fields=form.typed(), by=request.actor, at=utc_now()))
        is None
    ):
        messages.success(request, gettext("Canned reply kept."))
        return redirect("playbooks:canned_replies")
    return _page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff("tickets.reply")
def canned_reply(request: StaffRequest, reply_id: int) -> HttpResponse:
    found = get_canned_reply(request.actor, reply_id)
    form = CannedReplyForm(
        request.POST if request.method == "POST" else None,
        actor=request.actor,
        is_new=False,
        initial=initial_of(found),
    )
    if (
        _is_saved(request, form)
        and accepted(
            form,
            lambda: change_canned_reply(
                reply_id=reply_id,
                fields=form.typed(),
                version=form.seen_version,
                by=request.actor,
                at=utc_now(),
            ),
        )
        is None
    ):
        messages.success(request, gettext("Saved."))
        return redirect("playbooks:canned_replies")
    return _page(request, form, found)


@require_POST
@for_staff("tickets.reply")
def delete(request: StaffRequest, reply_id: int) -> HttpResponse:
    delete_canned_reply(reply_id=reply_id, by=request.actor, at=utc_now())
    messages.success(request, gettext("Canned reply deleted."))
    return redirect("playbooks:canned_replies")


def _is_saved(request: StaffRequest, form: CannedReplyForm) -> bool:
    return request.method == "POST" and form.is_valid() and "preview" not in request.POST


def _page(request: StaffRequest, form: CannedReplyForm, found: object = None) -> HttpResponse:
    texts = [(word, form[name].value() or "") for name, word in _variants()]
    context = {
        "form": form,
        "reply": found,
        "folders": folders_in_use(request.actor),
        "variables": variables_shown(),
        "previews": [(word, _example(text)) for word, text in texts if text.strip()],
    }
    status = 422 if form.errors else 200
    return render(request, "playbooks/canned_reply.html", context, status=status)


def _variants() -> tuple[tuple[str, str], ...]:
    return (("text", gettext("Usted")), ("text_tu", gettext("Tú")), ("text_vos", gettext("Vos")))


def _example(text: str) -> Filled:
    return filled(text, example_values())
