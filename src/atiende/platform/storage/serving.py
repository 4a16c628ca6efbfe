"""Handing a file to a browser: by an address that is good for minutes and for one person, and never to be run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from django.core import signing
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import content_disposition_header

from atiende.kernel.media_types import PICTURES
from atiende.kernel.refusals import NotFound
from atiende.platform.refusals.problem import problem_response
from atiende.platform.storage.errors import RangeOutside
from atiende.platform.storage.files import ANY_TYPE, StoredFile, find_file, open_file, safe_name
from atiende.platform.storage.ranges import OutsideTheFile, Part, part_asked_for

LIFETIME_SECONDS = 300
_SALT = "atiende.platform.storage"
_PIECE = 64 * 1024
_HARMLESS = PICTURES | {"application/pdf", "application/zip", "text/plain", "text/csv"}


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
    response = FileResponse(open_file(file), as_attachment=True, filename=safe_name(name or file.name))
    _guard(response, file)
    return response


def part_response(request: HttpRequest, file: StoredFile, *, name: str = "") -> HttpResponseBase:
    """The file, or the part of it that the Range header asks for; a problem document where there is no such part.

    Raises FileMissing.
    """
    tag = f'"{file.sha256}"'
    asked = request.headers.get("Range", "") if request.headers.get("If-Range", tag) == tag else ""
    try:
        part = part_asked_for(asked, size=file.size)
    except OutsideTheFile:
        refused = problem_response(RangeOutside(file.size))
        refused["Content-Range"] = f"bytes */{file.size}"
        return refused
    answer = (
        file_response(file, name=name) if part is None else _cut(file, part, safe_name(name or file.name))
    )
    answer["Accept-Ranges"] = "bytes"
    answer["ETag"] = tag
    return answer


def _guard(response: HttpResponseBase, file: StoredFile) -> None:
    response["Content-Type"] = file.media_type if file.media_type in _HARMLESS else ANY_TYPE
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"


def _cut(file: StoredFile, part: Part, name: str) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(_pieces(open_file(file), part), status=206)
    _guard(answer, file)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["Content-Length"] = str(part.length)
    answer["Content-Range"] = f"bytes {part.first}-{part.last}/{file.size}"
    return answer


def _pieces(content: BinaryIO, part: Part) -> Iterator[bytes]:
    with content:
        content.seek(part.first)
        left = part.length
        while left > 0 and (piece := content.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece
