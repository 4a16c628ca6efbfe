"""The way to the company's account system, which may be down."""

from __future__ import annotations

import logging

import requests
from allauth.socialaccount.providers.openid_connect import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from atiende.identity.web.single_sign_on import PROVIDER_ID

log = logging.getLogger(__name__)


@never_cache
def to_company_account(request: HttpRequest) -> HttpResponse:
    try:
        response: HttpResponse = views.login(request, PROVIDER_ID)
    except requests.RequestException as error:
        log.warning("the company's account system cannot be reached: %s", type(error).__name__)
        return render(request, "socialaccount/authentication_error.html", status=502)
    return response
