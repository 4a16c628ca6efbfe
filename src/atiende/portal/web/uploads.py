"""Files that customers send: read no further than they may be large, kept while the form is mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import wraps
from typing import Any, BinaryIO, Final, cast

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from atiende.channels.actions.keep_uploaded_file import keep_uploaded_file
from atiende.channels.rules.web_form import MOST_BYTES, MOST_FILES
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
from atiende.platform.formats import format_size
from atiende.platform.refusals.cut_bodies import takes_cut_bodies
from atiende.tickets.rules.incoming import NewAttachment

_SALT: Final = "atiende.portal.uploads"
_GOOD_FOR_SECONDS: Final = 50 * 60
"""Less than the hour after which a file that nobody holds goes."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A kept file, and the claim by which the page names it."""

    file: NewAttachment
    claim: str

    @property
    def size(self) -> str:
        return format_size(self.file.size)


@dataclass(frozen=True, slots=True)
class Uploads:
    """What came with a form: kept before or now, and what could not be kept with the reasons."""

    chosen: tuple[Chosen, ...]
    refused: tuple[tuple[str, Refusal | None], ...]

    @property
    def files(self) -> tuple[NewAttachment, ...]:
        return tuple(each.file for each in self.chosen)


class _Bounded(FileUploadHandler):
    """Lets go of a file once all of them together are too large; the words of the form are still read."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.left = MOST_BYTES
        self.count = 0
        self.skipped: list[str] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.count += 1
        if self.count > MOST_FILES:
            self._skip()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.left -= len(raw_data)
        if self.left < 0:
            self._skip()
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None

    def _skip(self) -> None:
        self.skipped.append(str(self.file_name))
        raise SkipFile


def bounded(screen: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The bounds have to stand before anything reads the request, the check of its origin included."""
    checked = csrf_protect(screen)

    @takes_cut_bodies
    @csrf_exempt
    @wraps(screen)
    def within(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.upload_bounds = _Bounded(request)
        request.upload_handlers.insert(0, request.upload_bounds)
        return checked(request, *args, **kwargs)

    return within


def uploads_of(request: Any, *, holder: str) -> Uploads:
    """Those kept while the form was mended, as long as they are ticked, and those that come now.

    `holder` names the form or case: claims of another are left out.
    """
    chosen = [each for claim in request.POST.getlist("kept") if (each := _claimed(claim, holder))]
    refused: list[tuple[str, Refusal | None]] = [(name, None) for name in request.upload_bounds.skipped]
    for file in request.FILES.getlist("attached"):
        if not isinstance(file, UploadedFile):
            continue
        try:
            kept = _kept(file)
        except Refusal as refusal:
            refused.append((file.name or "", refusal))
            continue
        chosen.append(Chosen(kept, _claim(kept, holder)))
    return Uploads(tuple(chosen), tuple(refused))


def _kept(file: UploadedFile[Any]) -> NewAttachment:
    return keep_uploaded_file(
        content=cast(BinaryIO, file),
        size=file.size or 0,
        name=file.name or "",
        media_type=file.content_type or "",
        by=SYSTEM,
        at=utc_now(),
    )


def _claim(file: NewAttachment, holder: str) -> str:
    return signing.dumps({**asdict(file), "holder": holder}, salt=_SALT, compress=True)


def _claimed(claim: str, holder: str) -> Chosen | None:
    try:
        told = signing.loads(claim, salt=_SALT, max_age=_GOOD_FOR_SECONDS)
    except signing.BadSignature:
        return None
    if told.pop("holder", None) != holder:
        return None
    return Chosen(NewAttachment(**told), claim)
