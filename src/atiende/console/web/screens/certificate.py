"""Encryption: a certificate of our own, downloaded and trusted by hand, or how to put another."""

from __future__ import annotations

import socket

import psutil
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from atiende.console.actions.make_certificate import certificate_pem, certificate_state, make_certificate
from atiende.console.web.connection import connection_of
from atiende.console.web.forms.certificate import CertificateForm
from atiende.console.web.guard import console_page
from atiende.console.web.set_up_access import is_loopback
from atiende.console.web.set_up_guard import only_for_who_sets_up
from atiende.console.web.staff_page import StaffRequest
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
from atiende.platform.refusals import show_on_form


@only_for_who_sets_up
def during_set_up(request: HttpRequest) -> HttpResponse:
    """Before there is an administrator, whoever may set up may also encrypt."""
    return _page(request, by=SYSTEM, template="console/setup/certificate.html", back="setup:certificate")


@console_page("settings.manage")
def screen(request: StaffRequest) -> HttpResponse:
    return _page(request, by=request.actor, template="console/certificate.html", back="console:certificate")


def download(request: HttpRequest) -> HttpResponse:
    """The public part only. Whoever reaches the page may have it: the handshake shows it to anybody anyway."""
    pem = certificate_pem(settings.DATA)
    if pem is None:
        return HttpResponseNotFound()
    response = HttpResponse(pem, content_type="application/x-x509-ca-cert")
    response["Content-Disposition"] = 'attachment; filename="atiende.crt"'
    return response


def _page(request: HttpRequest, *, by: Actor, template: str, back: str) -> HttpResponse:
    form = CertificateForm(request.POST or None, initial={"hosts": "\n".join(_known_names(request))})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            make_certificate(data=settings.DATA, hosts=form.cleaned_data["hosts"], by=by, at=utc_now())
        except Refusal as refusal:
            show_on_form(refusal, form)
        else:
            messages.success(request, gettext("Certificate made. It is used from the next start."))
            return redirect(back)
    if form.errors:
        status = 422
    context = {
        "form": form,
        "certificate": certificate_state(settings.DATA),
        "connection": connection_of(request),
        "folder": settings.DATA / "tls",
        "now": utc_now(),
    }
    return render(request, template, context, status=status)


def _known_names(request: HttpRequest) -> list[str]:
    """The name in the address bar, the machine's own name, and its addresses on the network."""
    names = [connection_of(request).host, socket.gethostname()]
    for addresses in psutil.net_if_addrs().values():
        names += [a.address for a in addresses if a.family == socket.AF_INET]
    return [name for name in dict.fromkeys(names) if name and not is_loopback(name)] + [
        "localhost",
        "127.0.0.1",
    ]
