"""Side conversations of a case: what suppliers and other departments are asked, which its customer never sees."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.forms_side import NewSideForm, SideMessageForm
from atiende.desk.web.same_writer import require_same_writer
from atiende.desk.web.side_shown import side_shown
from atiende.desk.web.staff_page import StaffRequest, accepted, done, staff_page
from atiende.desk.web.uploads import as_attachments, keep
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.platform.storage import address_of, find_file
from atiende.side_conversations.actions.close_side_conversation import close_side_conversation
from atiende.side_conversations.actions.open_side_conversation import open_side_conversation
from atiende.side_conversations.actions.write_side_message import write_side_message
from atiende.side_conversations.queries import file_of_message, get_conversation_for, list_conversations
from atiende.side_conversations.rules.writing import SideFile
from atiende.tickets.queries import get_ticket_for

_BETWEEN = re.compile(r"[,;\s]+")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.read")
def side(request: StaffRequest, number: int) -> HttpResponse:
    """All of a case, and the form of a new one."""
    ticket = get_ticket_for(request.actor, number)
    if request.method != "POST":
        return _show(request, ticket)
    require_same_writer(request, request.actor)
    form = NewSideForm(request.POST, request.FILES)
    if form.is_valid():
        typed = form.cleaned_data
        refusal = accepted(
            form,
            lambda: open_side_conversation(
                ticket_id=ticket.pk,
                subject=typed["subject"],
                recipients=[each for each in _BETWEEN.split(typed["to"]) if each],
                text=typed["text"],
                files=_files(request),
                by=request.actor,
                at=utc_now(),
                submission=typed["submission"],
            ),
        )
        if refusal is None:
            messages.success(request, gettext("Sent. Answers come back here."))
            return redirect("desk:ticket_side", number)
    return _show(request, ticket, new=form)


@require_POST
@staff_page("tickets.reply")
def write(request: StaffRequest, number: int, conversation_id: int) -> HttpResponse:
    ticket = _of_case(request, number, conversation_id)
    require_same_writer(request, request.actor)
    form = SideMessageForm(request.POST, request.FILES)
    if form.is_valid():
        refusal = accepted(
            form,
            lambda: write_side_message(
                conversation_id=conversation_id,
                text=form.cleaned_data["text"],
                files=_files(request),
                by=request.actor,
                at=utc_now(),
                submission=form.cleaned_data["submission"],
            ),
        )
        if refusal is None:
            messages.success(request, gettext("Sent. Answers come back here."))
            return redirect(f"{reverse('desk:ticket_side', args=[number])}#side-{conversation_id}")
    return _show(request, ticket, answered=(conversation_id, form))


@require_POST
@staff_page("tickets.reply")
def close(request: StaffRequest, number: int, conversation_id: int) -> HttpResponse:
    _of_case(request, number, conversation_id)
    is_open = request.POST.get("value") == "open"
    return done(
        request,
        lambda: close_side_conversation(
            conversation_id=conversation_id, is_open=is_open, by=request.actor, at=utc_now()
        ),
        gettext("Opened again.") if is_open else gettext("Closed. An answer opens it again."),
        number,
        next_page="desk:ticket_side",
    )


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def file(request: StaffRequest, number: int, message_id: int, index: int) -> HttpResponse:
    get_ticket_for(request.actor, number)
    found = file_of_message(request.actor, message_id, index)
    stored = find_file(found["file_id"])
    answer = redirect(address_of(stored, user_id=request.actor.id, name=found["name"]))
    answer["Cache-Control"] = "private, no-store"
    return answer


def _of_case(request: StaffRequest, number: int, conversation_id: int) -> Any:
    """The case, if the conversation is one of it. Raises NotFound."""
    ticket = get_ticket_for(request.actor, number)
    if get_conversation_for(request.actor, conversation_id).ticket_id != ticket.pk:
        raise NotFound
    return ticket


def _files(request: StaffRequest) -> tuple[SideFile, ...]:
    uploads = [file for file in request.FILES.getlist("upload") if isinstance(file, UploadedFile)]
    return tuple(
        SideFile(each.file_id, each.name, each.media_type, each.size, each.sha256)
        for each in as_attachments(keep(file) for file in uploads)
    )


def _show(
    request: StaffRequest,
    ticket: Any,
    *,
    new: NewSideForm | None = None,
    answered: tuple[int, SideMessageForm] | None = None,
) -> HttpResponse:
    may_write = request.actor.may("tickets.reply")
    found = list_conversations(request.actor, ticket.pk)
    context = {
        "ticket": ticket,
        "me": request.actor,
        "may_write": may_write,
        "conversations": side_shown(found, answered=answered),
        "new": (new or NewSideForm(initial={"subject": ticket.subject}, auto_id="new-%s"))
        if may_write
        else None,
        "is_new_open": new is not None or not found,
    }
    return render(
        request, "desk/tickets/side.html", context, status=200 if new is None and answered is None else 422
    )
