"""The product's addresses, and a few more: to sign in, to take a step or answer a customer, and to settle what waits
for a clock."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse
from django.urls import path

from atiende.console.web.middleware import SetUpMiddleware
from atiende.identity.actions.create_user import create_user
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.site.urls import handler400, handler403, handler404, handler500
from atiende.site.urls import urlpatterns as of_the_product
from tests.desk.office import arrives, signed_in
from tests.faults.answers import answer_somebody, settle_mail_of_cases
from tests.faults.steps import settle_mails, take_step

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

SetUpMiddleware.is_finished = True


def sign_in(request: HttpRequest) -> HttpResponse:
    user = create_user(
        email="ana@example.com",
        name="Ana",
        password=None,
        role_codes=("agent",),
        language="es",
        by=SYSTEM,
        at=utc_now(),
    )
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponse("signed in")


def case(request: HttpRequest) -> HttpResponse:
    """Sign in an agent of a company with one case."""
    opened = arrives()
    person = signed_in()
    login(
        request,
        get_user_model().objects.get(pk=person.actor.id),
        backend=settings.AUTHENTICATION_BACKENDS[0],
    )
    return HttpResponse(f"case {opened.number}")


def step(request: HttpRequest, number: int) -> HttpResponse:
    take_step(number)
    return HttpResponse("taken")


def settle(request: HttpRequest) -> HttpResponse:
    settle_mails()
    return HttpResponse("settled")


def answer(request: HttpRequest, number: int) -> HttpResponse:
    return HttpResponse("answered", status=200 if answer_somebody(number) else 204)


def settle_cases(request: HttpRequest) -> HttpResponse:
    settle_mail_of_cases()
    return HttpResponse("settled")


urlpatterns = [
    path("faults/sign-in", sign_in),
    path("faults/case", case),
    path("faults/step/<int:number>", step),
    path("faults/settle", settle),
    path("faults/answer/<int:number>", answer),
    path("faults/settle-cases", settle_cases),
    *of_the_product,
]
