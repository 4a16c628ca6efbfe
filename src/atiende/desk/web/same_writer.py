"""What was written on a page belongs to whom the page was made for, whoever has signed in since."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from atiende.desk.errors import AnotherPerson
from atiende.kernel.actors import Actor


def require_same_writer(request: HttpRequest, actor: Actor) -> None:
    """Raises AnotherPerson when the page was made for somebody else: their words are not this person's."""
    writer = request.POST.get("writer", "")
    if writer and writer != str(actor.id):
        raise AnotherPerson


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """On to signing in; what was written when the session had ended is shown instead, since it would be lost."""
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    before = _page_before(request)
    if request.headers.get("HX-Request") or not request.POST.get("text", "").strip():
        return redirect_to_login(before)
    context = {"text": request.POST["text"], "next": before}
    return render(request, "desk/session_over.html", context, status=403)


def _page_before(request: HttpRequest) -> str:
    """The page that the form stood on; what a form is sent to cannot be opened."""
    before = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure()):
        return before
    return reverse("desk:home")
