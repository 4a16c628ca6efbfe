"""Lists of what is at work or archived, with a search: brands and teams."""

from __future__ import annotations

from typing import Literal, Protocol

from django.http import HttpResponse

from atiende.console.web.staff_page import StaffRequest, page_or_part
from atiende.kernel.actors import Actor

MAX_QUERY = 100


class ListsKept(Protocol):
    """A query that finds rows by words and by state, page after page."""

    def __call__(
        self, actor: Actor, /, *, search: str, state: Literal["active", "archived"], after: str
    ) -> object: ...


def kept_list(request: StaffRequest, rows: ListsKept, *, folder: str) -> HttpResponse:
    """The page of the list, or the part of it that a script asked for; `folder` names its templates."""
    query, state = request.GET.get("q", "").strip()[:MAX_QUERY], request.GET.get("state", "")
    context = {
        "page": rows(
            request.actor,
            search=query,
            state="archived" if state == "archived" else "active",
            after=request.GET.get("cursor", ""),
        ),
        "query": query,
        "state": state,
        "is_first": "cursor" not in request.GET,
        "may_manage": request.actor.may("organisation.manage"),
    }
    return page_or_part(request, f"console/{folder}/list.html", f"console/{folder}/results.html", context)
