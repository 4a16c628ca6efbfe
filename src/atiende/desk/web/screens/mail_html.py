"""A mail with its own look: a page by itself, under a policy that lets it do nothing but be read.

The HTML was sanitised when it came in. The page holds no script, loads nothing from elsewhere and runs in a sandbox
with an origin of its own, so that even HTML that got past the sanitiser reaches nothing of ours.
"""

from __future__ import annotations

from typing import Any, Final

from django.core import signing
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods

from atiende.channels.rules.mail.html import with_images
from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.kernel.refusals import NotFound
from atiende.platform.storage import file_response, find_file
from atiende.tickets.queries import get_message_for, get_ticket_for

POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data: {images}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
)
PICTURES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
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
    """The page of one mail. Remote images stay blocked: whoever sent it does not learn that it was read."""
    ticket = get_ticket_for(request.actor, number)
    message = get_message_for(request.actor, message_id)
    if not message.html:
        raise NotFound
    shown = with_images(message.html, _images_of(message))
    body = mark_safe(shown)  # noqa: S308  sanitised when it came in, and held by the policy below
    response = HttpResponse(format_html(_PAGE, message.language or ticket.language, ticket.number, body))
    response["Content-Security-Policy"] = POLICY.format(
        images=request.build_absolute_uri(reverse("desk:mail_image", args=["-"]))[:-1]
    )
    response["Referrer-Policy"] = "no-referrer"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


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


def _images_of(message: Any) -> dict[str, str]:
    """Addresses of the pictures that came with the mail, by their Content-ID."""
    return {
        file.content_id.strip("<>"): reverse(
            "desk:mail_image", args=[signing.dumps(file.file_id, salt=_SALT)]
        )
        for file in message.attachments.all()
        if file.content_id and file.file_id is not None and file.media_type in PICTURES
    }
