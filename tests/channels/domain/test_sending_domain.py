"""What DNS says about a domain that sends: found, missing, wrong or unknown, each with the line that mends it."""

from __future__ import annotations

import pytest

from atiende.channels.domain.dns import DnsAway
from atiende.channels.domain.findings import Finding
from atiende.channels.domain.provider import guess_provider, servers_of
from atiende.channels.domain.sending import check_domain, usable_selectors

DOMAIN = "nova.example"


class FakeDns:
    """Answers from a table; a name in `away` is answered by nobody."""

    def __init__(self, *, away: tuple[str, ...] = (), **records: list[str]) -> None:
        self.away = away
        self.table = {tuple(key.split(" ")): value for key, value in records.items()}

    def ask(self, name: str, kind: str) -> list[str]:
        if name in self.away:
            raise DnsAway("LifetimeTimeout")
        return self.table.get((kind, name), [])


def found(
    kind: str, *, provider: str = "own", host: str = "", selectors: tuple[str, ...] = (), **table: list[str]
) -> Finding:
    dns = FakeDns(**table)
    findings = check_domain(DOMAIN, dns, provider=provider, smtp_host=host, selectors=selectors)
    return next(finding for finding in findings if finding.kind == kind)


def txt(name: str, *texts: str) -> dict[str, list[str]]:
    return {f"TXT {name}": list(texts)}


def test_an_empty_domain_misses_everything_and_says_each_line() -> None:
    findings = check_domain(DOMAIN, FakeDns(), provider="own", smtp_host="smtp.nova.example")
    assert [finding.state for finding in findings] == ["missing"] * 4
    lines = {finding.kind: (finding.name, finding.record_kind, finding.line) for finding in findings}
    assert lines["mx"] == (DOMAIN, "MX", "10 mail.nova.example.")
    assert lines["spf"] == (DOMAIN, "TXT", "v=spf1 a:smtp.nova.example ~all")
    assert lines["dkim"][0] == "mail._domainkey.nova.example"
    assert lines["dmarc"] == (
        "_dmarc.nova.example",
        "TXT",
        "v=DMARC1; p=none; rua=mailto:postmaster@nova.example",
    )


def test_a_whole_domain_needs_nothing() -> None:
    table = {
        "MX nova.example": ["20 mx2.nova.example.", "10 mx1.nova.example."],
        **txt(DOMAIN, "google-site-verification=x", "v=spf1 mx -all"),
        **txt("default._domainkey.nova.example", "v=DKIM1; k=rsa; p=MIGf"),
        **txt("_dmarc.nova.example", "v=DMARC1; p=reject"),
    }
    findings = check_domain(DOMAIN, FakeDns(**table), provider="own", smtp_host="")
    assert {finding.state for finding in findings} == {"found"}
    assert not any(finding.line for finding in findings)
    assert findings[0].record == "mx1.nova.example, mx2.nova.example"


def test_spf_that_forgets_the_provider_gets_its_include() -> None:
    spf = found("spf", provider="google", **txt(DOMAIN, "v=spf1 mx -all"))
    assert (spf.state, spf.line) == ("wrong", "v=spf1 mx include:_spf.google.com -all")
    spf = found("spf", provider="google", **txt(DOMAIN, "v=spf1 include:_spf.google.com ~all"))
    assert spf.state == "found"


def test_several_spf_records_are_joined_in_one() -> None:
    spf = found("spf", **txt(DOMAIN, "v=spf1 mx ~all", "v=spf1 include:_spf.google.com ~all"))
    assert (spf.state, spf.line) == ("wrong", "v=spf1 mx include:_spf.google.com ~all")


@pytest.mark.parametrize("open_end", ["+all", "all"])
def test_spf_that_lets_everybody_send_is_wrong(open_end: str) -> None:
    spf = found("spf", **txt(DOMAIN, f"v=spf1 mx {open_end}"))
    assert (spf.state, spf.line) == ("wrong", "v=spf1 mx ~all")


def test_spf_of_another_version_is_none() -> None:
    assert found("spf", **txt(DOMAIN, "v=spf10 mx -all", "spf2.0/pra mx")).state == "missing"


def test_a_selector_that_was_typed_is_looked_up_first() -> None:
    table = txt("nova2026._domainkey.nova.example", "k=rsa; p=MIGf")
    assert found("dkim", **table).state == "missing"
    assert found("dkim", selectors=("Nova2026._domainkey",), **table).state == "found"


def test_a_key_without_a_key_was_withdrawn() -> None:
    assert found("dkim", **txt("s1._domainkey.nova.example", "v=DKIM1; p=")).state == "wrong"


def test_microsoft_asks_for_a_cname() -> None:
    dkim = found("dkim", provider="microsoft")
    assert dkim.record_kind == "CNAME"
    assert "selector1-nova-example._domainkey" in dkim.line


@pytest.mark.parametrize(
    ("records", "state"),
    [
        (("v=DMARC1; p=none",), "found"),
        (("v=DMARC1; p=quarantine; sp=none",), "found"),
        (("v=DMARC1; rua=mailto:x@nova.example",), "wrong"),
        (("v=DMARC1; p=none", "v=DMARC1; p=reject"), "wrong"),
        (("v=spf1 -all",), "missing"),
    ],
)
def test_dmarc(records: tuple[str, ...], state: str) -> None:
    assert found("dmarc", **txt("_dmarc.nova.example", *records)).state == state


def test_a_subdomain_takes_the_policy_of_the_domain_above() -> None:
    dns = FakeDns(**txt("_dmarc.nova.example", "v=DMARC1; p=reject"))
    findings = check_domain("ayuda.nova.example", dns, provider="own", smtp_host="")
    assert findings[-1].state == "found"


def test_what_dns_does_not_answer_is_unknown_and_the_rest_is_told() -> None:
    dns = FakeDns(away=(DOMAIN,), **txt("_dmarc.nova.example", "v=DMARC1; p=reject"))
    findings = check_domain(DOMAIN, dns, provider="own", smtp_host="")
    assert [finding.state for finding in findings] == ["unknown", "unknown", "missing", "found"]


def test_a_domain_that_takes_no_mail_is_said() -> None:
    assert found("mx", **{"MX nova.example": ["0 ."]}).state == "wrong"


def test_selectors_that_cannot_be_names_are_left_out() -> None:
    typed = ["ok", "a b", "<script>", "../x", "x" * 200, "", "S1._domainkey"]
    assert usable_selectors(typed) == ["ok", "s1"]


@pytest.mark.parametrize(
    ("domain", "exchange", "guess"),
    [
        ("gmail.com", "", "google"),
        (DOMAIN, "1 aspmx.l.google.com.", "google"),
        (DOMAIN, "0 nova-example.mail.protection.outlook.com.", "microsoft"),
        (DOMAIN, "10 mx.nova.example.", "own"),
        (DOMAIN, "10 notgoogle.com.", "own"),
        (DOMAIN, "", "own"),
    ],
)
def test_who_takes_the_mail_tells_the_provider(domain: str, exchange: str, guess: str) -> None:
    dns = FakeDns(**({f"MX {domain}": [exchange]} if exchange else {}))
    assert guess_provider(domain, dns) == guess


def test_without_dns_the_usual_names_are_proposed() -> None:
    servers = servers_of(DOMAIN, "own", FakeDns(away=(DOMAIN, f"_imaps._tcp.{DOMAIN}")))
    assert (servers.imap_host, servers.smtp_host, servers.is_found) == (
        "imap.nova.example",
        "smtp.nova.example",
        False,
    )


def test_servers_that_dns_names_are_proposed() -> None:
    table = {
        "SRV _imaps._tcp.nova.example": ["0 1 993 correo.hosting.example."],
        "SRV _submissions._tcp.nova.example": ["0 1 465 correo.hosting.example."],
    }
    servers = servers_of(DOMAIN, "own", FakeDns(**table))
    assert (servers.imap_host, servers.smtp_port, servers.smtp_security) == (
        "correo.hosting.example",
        465,
        "tls",
    )
