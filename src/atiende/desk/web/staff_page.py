"""Pages of the desk: for staff who hold a grant; what leaves as a refusal is shown by the house."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers

from atiende.desk.web.same_writer import ask_to_sign_in
from atiende.platform.refusals import accepted, act_and_tell
from atiende.platform.staff_pages import StaffRequest, for_staff

__all__ = ["StaffRequest", "accepted", "done", "page_or_part", "staff_page"]

P = ParamSpec("P")


def staff_page(
    grant: str,
) -> Callable[
    [Callable[Concatenate[StaffRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Sign-in first, which keeps what was written; then a role, and the grant (empty: any role will do)."""
    return for_staff(grant, ask=ask_to_sign_in)


def done(
    request: HttpRequest, act: Callable[[], object], text: str, *to: object, next_page: str
) -> HttpResponse:
    """What a single button does: act, say so or say why not, and go on to a page. NotPermitted and NotFound pass."""
    act_and_tell(request, act, text)
    return redirect(next_page, *to)


def page_or_part(
    request: HttpRequest, page: str, part: str, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    """The whole page, or the part of it that a script asked for; both come from the same template."""
    is_part = request.headers.get("HX-Request") == "true"
    response = render(request, part if is_part else page, context, status=status)
    patch_vary_headers(response, ("HX-Request",))
    return response
