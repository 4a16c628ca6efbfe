"""Who really sent it: only what our own server says counts."""

from __future__ import annotations

import pytest

from atiende.channels.rules.mail.authentication import authentication_of, is_forged
from atiende.channels.rules.mail.parts import ReadMail

OURS = "mx.nova.example"


def mail(*headers: str) -> ReadMail:
    return ReadMail(subject="", sender=None, headers={"authentication-results": headers})


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (f"{OURS}; spf=pass smtp.mailfrom=a@x.example; dkim=fail", {"spf": "pass", "dkim": "fail"}),
        (f"{OURS} 1; dmarc=fail (p=reject; dis=none) header.from=x.example", {"dmarc": "fail"}),
        (f"{OURS}; none", {}),
        ("MX.NOVA.EXAMPLE; DKIM=Pass header.d=x.example", {"dkim": "pass"}),
        ("mx.attacker.example; dmarc=pass", {}),
        (f"{OURS}.attacker.example; dmarc=pass", {}),
        ("", {}),
        (";;;", {}),
    ],
)
def test_results_of_the_trusted_server(header, found):
    assert authentication_of(mail(header), OURS) == found


def test_without_a_trusted_server_nothing_is_believed():
    assert authentication_of(mail("; dmarc=pass"), "") == {}


def test_one_good_signature_is_enough():
    results = authentication_of(mail(f"{OURS}; dkim=pass; dkim=fail"), OURS)
    assert results == {"dkim": "pass"}


def test_a_mail_that_its_domain_disowns_is_forged():
    assert is_forged({"dmarc": "fail"})
    assert not is_forged({"dmarc": "pass", "spf": "fail"})
    assert not is_forged({})
