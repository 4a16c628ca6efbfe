"""Over plain HTTP on a network: the warning, and a certificate that a browser can use."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
import stat
from pathlib import Path

import pytest
from cryptography import x509
from django.conf import settings
from django.test import Client

from atiende.console.actions.make_certificate import certificate_state, make_certificate
from atiende.console.set_up_key import set_up_key
from atiende.kernel.actors import NOBODY, SYSTEM
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.platform.models.audit import AuditEntry

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)


def test_it_holds_for_the_names_and_the_key_fits(tmp_path: Path) -> None:
    state = make_certificate(data=tmp_path, hosts=["Care.example.com", "192.168.1.20"], by=SYSTEM, at=AT)
    certificate = x509.load_pem_x509_certificate((tmp_path / "tls" / "certificate.pem").read_bytes())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["care.example.com"]
    assert names.get_values_for_type(x509.IPAddress) == [ipaddress.ip_address("192.168.1.20")]
    assert state.not_after - AT == dt.timedelta(days=397)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "tls" / "certificate.pem", tmp_path / "tls" / "key.pem")
    assert stat.S_IMODE((tmp_path / "tls" / "key.pem").stat().st_mode) == 0o600
    assert (tmp_path / "tls" / "enabled").exists()
    assert certificate_state(tmp_path) == state
    assert AuditEntry.objects.get().verb == "console.certificate_made"


@pytest.mark.parametrize("host", ["two words", "a..b", "<script>", "x" * 300])
def test_what_is_no_host_is_refused_and_nothing_is_written(tmp_path: Path, host: str) -> None:
    with pytest.raises(InvalidInput):
        make_certificate(data=tmp_path, hosts=[host], by=SYSTEM, at=AT)
    assert not (tmp_path / "tls").exists()


def test_a_stranger_makes_none(tmp_path: Path) -> None:
    with pytest.raises(NotPermitted):
        make_certificate(data=tmp_path, hosts=["care.example.com"], by=NOBODY, at=AT)


@pytest.mark.fresh_installation
def test_over_plain_http_on_a_network_the_set_up_warns_and_offers_it() -> None:
    client = Client(HTTP_HOST="192.168.1.20:8000", REMOTE_ADDR="192.168.1.77")
    client.get(f"/setup/?key={set_up_key(settings.DATA)}")
    page = client.get("/setup/company").content.decode()
    assert 'href="/setup/certificate"' in page
    offered = client.get("/setup/certificate").context["form"]["hosts"].value()
    assert "192.168.1.20" in offered.splitlines()


@pytest.mark.fresh_installation
@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_at_the_machine_it_does_not_warn(host: str) -> None:
    client = Client(HTTP_HOST=host, REMOTE_ADDR="127.0.0.1")
    assert "/setup/certificate" not in client.get("/setup/company").content.decode()


@pytest.mark.fresh_installation
def test_over_https_it_does_not_warn() -> None:
    client = Client(HTTP_HOST="care.example.com", REMOTE_ADDR="192.0.2.1")
    client.get(f"/setup/?key={set_up_key(settings.DATA)}", secure=True)
    assert "/setup/certificate" not in client.get("/setup/company", secure=True).content.decode()
