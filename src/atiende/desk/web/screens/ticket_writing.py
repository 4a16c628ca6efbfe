"""Writing in a ticket: a reply goes to the customer, a note stays with the team, and each has its own draft."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from atiende.channels.actions.resend_mail import resend_mail
from atiende.desk.errors import FilesGone
from atiende.desk.web.composer_shown import NOTE, REPLY, ROLES, Typed, usual_recipients
from atiende.desk.web.same_writer import require_same_writer
from atiende.desk.web.snooze_shown import later_chosen
from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_case import case_context, is_part, show_case, show_parts
from atiende.desk.web.ticket_changed import changed
from atiende.desk.web.ticket_list import list_query
from atiende.desk.web.tone_shown import hint_of
from atiende.desk.web.uploads import Upload, as_attachments, claimed, for_draft, keep
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals import field_sentences, sentence
from atiende.platform.refusals.cut_bodies import takes_cut_bodies
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.actions.save_draft import save_draft
from atiende.tickets.actions.send_reply_later import send_reply_later
from atiende.tickets.errors import MessageCameIn, NamedCannotSee, OpenChildren, OtherLanguage
from atiende.tickets.queries import drafts_of, get_ticket_for
from atiende.tickets.rules.mentions import MOST
from atiende.tickets.rules.reply import Reply

_MENTION = re.compile(r"(agent|team)-([0-9]{1,18})")
_BETWEEN_ADDRESSES = re.compile(r"[,;\s]+")


@takes_cut_bodies
@require_POST
@staff_page("tickets.reply")
def reply(request: StaffRequest, number: int) -> HttpResponse:
    require_same_writer(request, request.actor)
    ticket = get_ticket_for(request.actor, number)

    later = request.POST.get("later", "")

    def act(files: tuple[Upload, ...]) -> None:
        if later:
            at = utc_now()
            send_reply_later(
                ticket_id=ticket.pk,
                reply=_reply(request, files),
                files=for_draft(files),
                send_at=later_chosen(request.POST, key=later, at=at),
                by=request.actor,
                at=at,
                seen=_seen(request),
            )
            return
        reply_to_ticket(
            ticket_id=ticket.pk,
            reply=_reply(request, files),
            by=request.actor,
            at=utc_now(),
            submission=_submission(request),
            seen=_seen(request),
            asks=not request.POST.get("knows"),
        )

    told = gettext("It waits in the case until then.") if later else gettext("Sent.")
    return _written(request, ticket, REPLY, act, told)


@takes_cut_bodies
@require_POST
@staff_page("tickets.note")
def note(request: StaffRequest, number: int) -> HttpResponse:
    require_same_writer(request, request.actor)
    ticket = get_ticket_for(request.actor, number)

    def act(files: tuple[Upload, ...]) -> None:
        add_note(
            ticket_id=ticket.pk,
            text=request.POST.get("text", ""),
            html=request.POST.get("html", ""),
            attachments=as_attachments(files),
            chosen=_chosen(request),
            shows=request.POST.get("shows") == "on",
            by=request.actor,
            at=utc_now(),
            submission=_submission(request),
        )

    return _written(request, ticket, NOTE, act, gettext("Note saved. Only the team sees it."))


@require_POST
@staff_page("tickets.read")
def draft(request: StaffRequest, number: int) -> HttpResponse:
    """Keep what is being written: asked for by a script while one types, and by a button without scripts."""
    require_same_writer(request, request.actor)
    ticket = get_ticket_for(request.actor, number)
    kind = request.POST.get("kind", "")
    kept = save_draft(
        ticket_id=ticket.pk,
        kind=kind,
        text=request.POST.get("text", ""),
        html=request.POST.get("html", ""),
        recipients=_changed_recipients(request, ticket.pk) if kind == REPLY else None,
        files=for_draft(_files(request, ticket.pk, kind)),
        by=request.actor,
        at=utc_now(),
    )
    if request.headers.get("Accept") == "application/json":
        made = {"text": kept.text} if request.POST.get("html") else {}
        hint = hint_of(kept.text, language=ticket.language) if kind == REPLY else ""
        return JsonResponse({"saved": True, **made, **({"hint": hint} if hint else {})})
    if request.POST.get("then") == "review":
        return redirect("desk:ticket_reviews", number)
    messages.success(request, gettext("Draft saved"))
    return redirect(f"{reverse('desk:ticket', args=[number])}?write={kind}")


@require_POST
@staff_page("tickets.reply")
def resend(request: StaffRequest, number: int, message_id: int) -> HttpResponse:
    get_ticket_for(request.actor, number)
    return changed(
        request,
        number,
        lambda: resend_mail(message_id=message_id, by=request.actor, at=utc_now()),
        gettext("It is sent again."),
    )


def _written(
    request: StaffRequest,
    ticket: Any,
    mode: str,
    act: Callable[[tuple[Upload, ...]], None],
    told: str,
) -> HttpResponse:
    """Act; what is refused leaves the text where it was, with the reason. NotPermitted and NotFound pass."""
    number = ticket.number
    files: tuple[Upload, ...] = ()
    try:
        files = _files(request, ticket.pk, mode)
        _require_all(request, files)
        act(files)
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        return _refused(request, number, mode, files, refusal)
    if is_part(request):
        return show_parts(request, number)
    messages.success(request, told)
    return redirect(f"{reverse('desk:ticket', args=[number])}{list_query(request)}")


def _refused(
    request: StaffRequest, number: int, mode: str, files: tuple[Upload, ...], refusal: Refusal
) -> HttpResponse:
    typed = Typed(
        mode=mode,
        text=request.POST.get("text", ""),
        html=request.POST.get("html", ""),
        to=request.POST.get("to", ""),
        cc=request.POST.get("cc", ""),
        bcc=request.POST.get("bcc", ""),
        files=files,
        problems=field_sentences(refusal),
        told=sentence(refusal),
        is_overtaken=isinstance(refusal, MessageCameIn),
        asks_to_show=isinstance(refusal, NamedCannotSee),
        is_asked=bool(request.POST.get("knows")) or isinstance(refusal, OtherLanguage | OpenChildren),
        status_key=request.POST.get("status_key", ""),
        submission=request.POST.get("submission", ""),
    )
    if is_part(request):
        context = case_context(request, number, typed=typed)
        return render(request, "desk/tickets/composer.html", context, status=refusal.http_status)
    return show_case(request, number, typed=typed, status=refusal.http_status)


def _chosen(request: StaffRequest) -> list[tuple[str, int]]:
    """Who was chosen among those of one name, such as agent-7."""
    found = (_MENTION.fullmatch(text) for text in request.POST.getlist("mention")[:MOST])
    return [(each[1], int(each[2])) for each in found if each]


def _reply(request: StaffRequest, files: tuple[Upload, ...]) -> Reply:
    return Reply(
        text=request.POST.get("text", ""),
        html=request.POST.get("html", ""),
        to=_addresses(request.POST.get("to", "")),
        cc=_addresses(request.POST.get("cc", "")),
        bcc=_addresses(request.POST.get("bcc", "")),
        attachments=as_attachments(files),
        status_key=request.POST.get("status_key", ""),
    )


def _seen(request: StaffRequest) -> int | None:
    """The last message that the page showed."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 19 else None


def _files(request: StaffRequest, ticket_id: int, kind: str) -> tuple[Upload, ...]:
    """Those that were kept while one wrote, and those that come with the form itself."""
    claims = request.POST.getlist("file")
    draft = drafts_of(request.actor, ticket_id).get(kind) if claims else None
    held = {file["file_id"] for file in draft.files} if draft else frozenset()
    kept = claimed(claims, user_id=request.actor.id, held=held)
    new = [file for file in request.FILES.getlist("upload") if isinstance(file, UploadedFile)]
    return (*kept, *(keep(file) for file in new))


def _require_all(request: StaffRequest, files: tuple[Upload, ...]) -> None:
    """Raises FilesGone: nothing goes out without a file that stood beside its text."""
    if len(files) < len(request.POST.getlist("file")):
        raise FilesGone


def _changed_recipients(request: StaffRequest, ticket_id: int) -> tuple[str, ...] | None:
    """What was typed; None while it is whom the reply would go to anyhow, so that the draft follows the case."""
    if "to" not in request.POST:
        return None
    typed = {role: request.POST.get(role, "") for role in ROLES}
    usual = usual_recipients(ticket_id)
    if all(_addresses(typed[role]) == _addresses(usual[role]) for role in typed):
        return None
    return tuple(typed[role] for role in ROLES)


def _addresses(text: str) -> tuple[str, ...]:
    return tuple(part for part in _BETWEEN_ADDRESSES.split(text.strip()) if part)


def _submission(request: StaffRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("submission", ""))
    except ValueError:
        return None
