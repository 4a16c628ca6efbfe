"""How a link reads in plain text."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

_LONGEST_LOOKED_AT = 4000


def address_to_show(href: str, words: str) -> str:
    """What to write after the words of a link: its address where the words do not tell it already."""
    href = href.strip()[:_LONGEST_LOOKED_AT]
    words = " ".join(words.split())
    if not words:
        return ""
    if href[:7].lower() == "mailto:":
        mailbox = unquote(href[7:].partition("?")[0])
        return "" if not mailbox or mailbox.lower() in words.lower() else f"<{mailbox}>"
    if href[:7].lower() not in ("http://", "https:/"):
        return ""
    target = _unwrapped(href)
    return "" if _reduced(target) in (_reduced(words), _reduced(words.rstrip(".,;)"))) else f"({target})"


def _unwrapped(href: str) -> str:
    """The address behind a gateway that rewrites links."""
    try:
        parts = urlsplit(href)
        host = parts.hostname or ""
        if host.endswith(".safelinks.protection.outlook.com"):
            original = parse_qs(parts.query).get("url", [""])[0]
            return original if original.startswith(("http://", "https://")) else href
    except ValueError:
        return href
    return href


def _reduced(address: str) -> str:
    reduced = unquote(address).strip().lower()
    for start in ("https://", "http://", "mailto:", "www."):
        reduced = reduced.removeprefix(start)
    return reduced.rstrip("/")
