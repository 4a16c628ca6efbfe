"""The page that changes the language. It is a plain form, so it works without scripts and from any page."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_info
from django.views.decorators.http import require_http_methods

from atiende.platform.languages.choice import keep_language


@require_http_methods(["GET", "HEAD", "POST"])
def choose_language(request: HttpRequest) -> HttpResponse:
    """GET shows the choice and changes nothing; POST keeps it and goes back to `next` with its query."""
    if request.method != "POST":
        offered = [get_language_info(code) for code, _name in settings.LANGUAGES]
        back = _way_back(request, request.GET.get("next", ""))
        return render(request, "languages/choose_language.html", {"offered": offered, "next": back})
    response = HttpResponseRedirect(_way_back(request, request.POST.get("next", "")))
    keep_language(request, response, request.POST.get("language", ""))
    return response


def _way_back(request: HttpRequest, wanted: str) -> str:
    """Only into this site: an address from outside could send people anywhere."""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else "/"
