"""Whether mail in the name of a domain is believed: MX, SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from atiende.channels.domain import findings as words
from atiende.channels.domain.dns import Dns, DnsAway
from atiende.channels.domain.findings import Finding, Kind
from atiende.channels.domain.provider import exchanges_of

USUAL_SELECTORS: Final = (
    "google",
    "selector1",
    "selector2",
    "default",
    "dkim",
    "mail",
    "k1",
    "k2",
    "s1",
    "s2",
)
_INCLUDES: Final = {"google": "include:_spf.google.com", "microsoft": "include:spf.protection.outlook.com"}
_SELECTOR: Final = re.compile(r"[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?")
_POLICY: Final = re.compile(r"\bp\s*=\s*(none|quarantine|reject)\b", re.IGNORECASE)
_LONGEST: Final = 600


def check_domain(
    domain: str, dns: Dns, *, provider: str, smtp_host: str, selectors: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """In the order MX, SPF, DKIM, DMARC. A question that DNS does not answer is unknown, not missing."""
    mechanism = _INCLUDES.get(provider) or (f"a:{smtp_host}" if smtp_host else "mx")
    checks: tuple[tuple[Kind, Callable[[], Finding]], ...] = (
        ("mx", lambda: _mx(domain, dns)),
        ("spf", lambda: _spf(domain, dns, mechanism)),
        ("dkim", lambda: _dkim(domain, dns, provider, (*usable_selectors(selectors), *USUAL_SELECTORS))),
        ("dmarc", lambda: _dmarc(domain, dns)),
    )
    return tuple(_asked(kind, check) for kind, check in checks)


def usable_selectors(typed: Sequence[str]) -> list[str]:
    """Those that can be a name in DNS, at most five."""
    wished = [selector.strip().lower().removesuffix("._domainkey") for selector in typed]
    return [selector for selector in wished if _SELECTOR.fullmatch(selector)][:5]


def _asked(kind: Kind, check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except DnsAway:
        return Finding(kind, "unknown", words.UNKNOWN)


def _mx(domain: str, dns: Dns) -> Finding:
    hosts = exchanges_of(domain, dns)
    if hosts:
        return Finding("mx", "found", words.MX_FOUND, ", ".join(hosts[:5])[:_LONGEST])
    if dns.ask(domain, "MX"):
        return Finding("mx", "wrong", words.MX_REFUSED, "0 .")
    return Finding("mx", "missing", words.MX_MISSING, "", domain, "MX", f"10 mail.{domain}.")


def _spf(domain: str, dns: Dns, mechanism: str) -> Finding:
    records = [text for text in dns.ask(domain, "TXT") if text.lower().split(" ")[0] == "v=spf1"]
    record = " | ".join(records)[:_LONGEST]
    if not records:
        return Finding("spf", "missing", words.SPF_MISSING, "", domain, "TXT", f"v=spf1 {mechanism} ~all")
    if len(records) > 1:
        joined = " ".join(_mechanisms(records))
        return Finding("spf", "wrong", words.SPF_TWICE, record, domain, "TXT", f"v=spf1 {joined} ~all")
    terms = records[0].lower().split()
    if "+all" in terms or "all" in terms:
        mended = " ".join(_mechanisms(records) or [mechanism])
        return Finding("spf", "wrong", words.SPF_OPEN, record, domain, "TXT", f"v=spf1 {mended} ~all")
    names_it = mechanism.lower() in (term.lstrip("+") for term in terms)
    if mechanism.startswith("include:") and not names_it and not _redirects(terms):
        ending = next((term for term in terms if term.endswith("all")), "~all")
        kept = " ".join([*_mechanisms(records), mechanism, ending])
        return Finding("spf", "wrong", words.SPF_OTHERS, record, domain, "TXT", f"v=spf1 {kept}")
    return Finding("spf", "found", words.SPF_FOUND, record)


def _mechanisms(records: Sequence[str]) -> list[str]:
    """All but the version and the `all` at the end, each once."""
    terms = [term for record in records for term in record.split()[1:]]
    return list(dict.fromkeys(term for term in terms if term.lower().lstrip("+-~?") != "all"))


def _redirects(terms: Sequence[str]) -> bool:
    return any(term.startswith("redirect=") for term in terms)


def _dkim(domain: str, dns: Dns, provider: str, selectors: Sequence[str]) -> Finding:
    revoked: Finding | None = None
    for selector in dict.fromkeys(selectors):
        for text in dns.ask(f"{selector}._domainkey.{domain}", "TXT"):
            found = _key(text, f"{selector}._domainkey.{domain}")
            if found is not None and found.state == "found":
                return found
            revoked = revoked or found
    if revoked is not None:
        return revoked
    if provider == "microsoft":
        target = f"selector1-{domain.replace('.', '-')}._domainkey.TENANT.onmicrosoft.com."
        name = f"selector1._domainkey.{domain}"
        return Finding("dkim", "missing", words.DKIM_MISSING, "", name, "CNAME", target)
    selector = "google" if provider == "google" else "mail"
    name = f"{selector}._domainkey.{domain}"
    return Finding("dkim", "missing", words.DKIM_MISSING, "", name, "TXT", "v=DKIM1; k=rsa; p=PUBLIC_KEY")


def _key(text: str, name: str) -> Finding | None:
    tags = dict(part.strip().split("=", 1) for part in text.split(";") if "=" in part)
    tags = {key.strip().lower(): value.strip() for key, value in tags.items()}
    if "p" not in tags or tags.get("v", "DKIM1").upper() != "DKIM1":
        return None
    if not tags["p"]:
        return Finding(
            "dkim",
            "wrong",
            words.DKIM_REVOKED,
            f"{name}: {text}"[:_LONGEST],
            name,
            "TXT",
            "v=DKIM1; k=rsa; p=PUBLIC_KEY",
        )
    return Finding("dkim", "found", words.DKIM_FOUND, f"{name}: {text}"[:120])


def _dmarc(domain: str, dns: Dns) -> Finding:
    labels = domain.split(".")
    for start in range(max(len(labels) - 1, 1)):
        place = f"_dmarc.{'.'.join(labels[start:])}"
        records = [text for text in dns.ask(place, "TXT") if text.lower().startswith("v=dmarc1")]
        if records:
            return _policy(records, place, domain)
    line = f"v=DMARC1; p=none; rua=mailto:postmaster@{domain}"
    return Finding("dmarc", "missing", words.DMARC_MISSING, "", f"_dmarc.{domain}", "TXT", line)


def _policy(records: Sequence[str], place: str, domain: str) -> Finding:
    record = " | ".join(records)[:_LONGEST]
    stricter = f"v=DMARC1; p=quarantine; rua=mailto:postmaster@{domain}"
    if len(records) > 1:
        return Finding("dmarc", "wrong", words.DMARC_TWICE, record, place, "TXT", stricter)
    found = _POLICY.search(records[0])
    if found is None:
        return Finding("dmarc", "wrong", words.DMARC_WRONG, record, place, "TXT", stricter)
    if found[1].lower() == "none":
        return Finding("dmarc", "found", words.DMARC_WATCHING, record)
    return Finding("dmarc", "found", words.DMARC_FOUND, record)
