"""Handing a file to a browser: by an address that is good for minutes and for one person, and never to be run."""

from __future__ import annotations

from django.core import signing
from django.http import FileResponse, HttpRequest
from django.urls import reverse

from atiende.kernel.refusals import NotFound
from atiende.platform.storage.files import ANY_TYPE, StoredFile, find_file, open_file, safe_name

LIFETIME_SECONDS = 300
_SALT = "atiende.platform.storage"
_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_HARMLESS = _PICTURES | {"application/pdf", "application/zip", "text/plain", "text/csv"}


def address_of(file: StoredFile, *, user_id: int, name: str = "") -> str:
    """A path that gives this user the file for five minutes; who hands it out has asked whether they may."""
    claim = {"file": file.id, "user": user_id, "name": safe_name(name or file.name)}
    return reverse("files:download", args=[signing.dumps(claim, salt=_SALT, compress=True)])


def download(request: HttpRequest, claim: str) -> FileResponse:
    """The file of a signed address. Raises NotFound when it is too old, altered or somebody else's."""
    try:
        told = signing.loads(claim, salt=_SALT, max_age=LIFETIME_SECONDS)
    except signing.BadSignature as error:
        raise NotFound from error
    if not request.user.is_authenticated or request.user.pk != told["user"]:
        raise NotFound
    return file_response(find_file(told["file"]), name=told["name"])


def file_response(file: StoredFile, *, name: str = "") -> FileResponse:
    """An answer that a browser saves and never shows as a page of ours. Raises FileMissing."""
    content_type = file.media_type if file.media_type in _HARMLESS else ANY_TYPE
    response = FileResponse(
        open_file(file), as_attachment=True, filename=safe_name(name or file.name), content_type=content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
