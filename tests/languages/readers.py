"""Who walks through the house in the language nobody speaks, and what they found."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Page

from atiende.kernel.clock import utc_now
from atiende.platform.secrets import seal
from atiende.tickets.models import Ticket
from tests.browser import OpenAs, complaints
from tests.languages.full_house_cases import KEY
from tests.languages.reading import read_at_both_widths


def open_in_pseudo(open_as: OpenAs, code: str, role: str = "administrator") -> tuple[Page, Any]:
    """A page of somebody who reads the language nobody speaks, and that person."""
    page = visitor_in_pseudo(open_as, code, role)
    person = get_user_model().objects.latest("pk")
    get_user_model().objects.filter(pk=person.pk).update(language=code)
    return page, person


def visitor_in_pseudo(open_as: OpenAs, code: str, role: str = "") -> Page:
    page = open_as(role)
    base = page.context._impl_obj._options["baseURL"]
    page.context.add_cookies([{"name": "atiende_language", "value": code, "url": str(base)}])
    return page


def let_follow(page: Page, cases: list[Ticket]) -> None:
    """As if this browser had shown the keys of these cases, and had just opened the first."""
    cookies = {one["name"]: one["value"] for one in page.context.cookies()}
    session = SessionStore(cookies.get(settings.SESSION_COOKIE_NAME))
    now = utc_now()
    session["followed_cases"] = {str(one.number): [1, now.timestamp() + 7200] for one in cases}
    session["receipt"] = {
        "number": cases[0].number,
        "key": seal(KEY, "portal.receipt"),
        "mailed_to": "x@xyz.example",
        "at": now.isoformat(),
    }
    session.save()
    if settings.SESSION_COOKIE_NAME not in cookies:
        base = page.context._impl_obj._options["baseURL"]
        name, value = settings.SESSION_COOKIE_NAME, str(session.session_key)
        page.context.add_cookies([{"name": name, "value": value, "url": str(base)}])


def session_key(page: Page) -> str:
    found = (one for one in page.context.cookies() if one["name"] == settings.SESSION_COOKIE_NAME)
    return str(next(found)["value"])


def crawl(page: Page, paths: list[str]) -> dict[str, list[str]]:
    """Open each; what leads elsewhere is read once. What the browser complains about is a fault too."""
    found: dict[str, list[str]] = {}
    heard = complaints(page)
    read: set[str] = set()
    for path in paths:
        if page.request.get(path, max_redirects=0).status == 405:
            continue  # an address for buttons: it has no page
        answer = page.goto(path)
        if answer is None or answer.url in read:
            continue
        read.add(answer.url)
        if answer.status == 500:
            heard.append("answers 500")
        found |= read_at_both_widths(page, path)
        if heard:
            found[path] = [*found.get(path, []), *heard]
            heard.clear()
    return found


def told(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{path}: {faults[:6]}" for path, faults in found.items())
