"""A mail with its own look: a page by itself, under a policy that lets it do nothing but be read.

The HTML was sanitised when it came in. The page holds no script, loads nothing from elsewhere and runs in a sandbox
with an origin of its own, so that even HTML that got past the sanitiser reaches nothing of ours. Pictures of other
servers are shown when the reader asks for them, and then by way of this server.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.core import signing
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods

from atiende.channels.rules.mail.html import with_images
from atiende.desk.web.remote_pictures import addresses_of, asking, blocked_in, picture_of, was_asked
from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.kernel.media_types import PICTURES
from atiende.kernel.refusals import NotFound, NotPermitted
from atiende.platform.outside import Unfetched
from atiende.platform.storage import file_response, find_file
from atiende.tickets.queries import get_message_for, get_ticket_for

POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data: {images}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
)
IMAGE_SECONDS: Final = 300
_SALT: Final = "atiende.desk.mail_html"
_PAGE: Final = (
    '<!doctype html><html lang="{}"><head><meta charset="utf-8"><title>#{}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">'
    "<style>html{{background:#fff;color:#111;font:15px/1.5 sans-serif}}body{{margin:16px;overflow-wrap:anywhere}}"
    "img{{max-width:100%;height:auto}}img:not([src]){{outline:1px dashed #888;min-width:24px;min-height:24px}}"
    "</style></head><body>{}</body></html>"
)


@require_http_methods(["GET", "HEAD"])
@xframe_options_sameorigin
@staff_page("tickets.read")
def mail_html(request: StaffRequest, number: int, message_id: int) -> HttpResponse:
    """The page of one mail. Whoever sent it learns that it was read only if the reader asks for remote pictures.

    With `page` it says above the mail how many are blocked. For a script: that line alone or, with pictures, the frame.
    """
    ticket = get_ticket_for(request.actor, number)
    message = get_message_for(request.actor, message_id)
    if not message.html:
        raise NotFound
    is_asked = was_asked(request.GET.get("pictures", ""), request.actor, message.pk)
    context = {
        "ticket": ticket,
        "message_id": message.pk,
        "asking": asking(request.actor, message.pk),
        "shows_remote": is_asked,
        "is_counted": True,
        "blocked": blocked_in(message.html),
    }
    if request.headers.get("HX-Request") == "true":
        part = "desk/tickets/own_look.html" if is_asked else "desk/tickets/own_look_line.html"
        answer = render(request, part, context)
    else:
        says_blocked = "page" in request.GET and not is_asked and context["blocked"]
        above = render_to_string("desk/tickets/own_look_blocked.html", context) if says_blocked else ""
        remote = addresses_of(request.actor, message) if is_asked else None
        answer = _page(request, ticket, message, above, remote)
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_http_methods(["GET", "HEAD"])
def mail_image(request: HttpRequest, claim: str) -> FileResponse:
    """A picture inside a mail. The sandbox sends no session, so the address itself is the right, for five minutes."""
    try:
        file_id = signing.loads(claim, salt=_SALT, max_age=IMAGE_SECONDS)
    except signing.BadSignature as error:
        raise NotFound from error
    file = find_file(file_id)
    if file.media_type not in PICTURES:
        raise NotFound
    response = file_response(file)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_http_methods(["GET", "HEAD"])
def mail_remote_image(request: HttpRequest, claim: str) -> HttpResponse:
    """A picture of another server; where there is none to be had, nothing: the page then shows its words instead."""
    try:
        picture = picture_of(claim)
    except (NotFound, NotPermitted, Unfetched):
        response = HttpResponse(status=404, content_type="text/plain")
    else:
        response = HttpResponse(picture.content, content_type=picture.media_type)
        response["Cache-Control"] = f"private, max-age={IMAGE_SECONDS}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _page(
    request: StaffRequest, ticket: Any, message: Any, above: str, remote: Callable[[str], str] | None
) -> HttpResponse:
    shown = with_images(message.html, _images_of(message), remote, alt=gettext("External image"))
    body = mark_safe(above + shown)  # noqa: S308  sanitised when it came in, and held by the policy below
    response = HttpResponse(format_html(_PAGE, message.language or ticket.language, ticket.number, body))
    response["Content-Security-Policy"] = POLICY.format(
        images=request.build_absolute_uri(reverse("desk:mail_image", args=["-"]))[:-1]
    )
    response["Referrer-Policy"] = "no-referrer"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _images_of(message: Any) -> dict[str, str]:
    """Addresses of the pictures that came with the mail, by their Content-ID."""
    return {
        file.content_id.strip("<>"): reverse(
            "desk:mail_image", args=[signing.dumps(file.file_id, salt=_SALT)]
        )
        for file in message.attachments.all()
        if file.content_id and file.file_id is not None and file.media_type in PICTURES
    }
