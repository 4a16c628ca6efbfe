"""Addresses of the web, read as what they are: text of a stranger."""

from __future__ import annotations

import pytest

from atiende.kernel.web_addresses import is_number, may_carry_secrets, parts_of_address


@pytest.mark.parametrize(
    "text", ["https://nova.example", "http://nova.example:8080/a?b=c#d", "https://[::1]/"]
)
def test_an_address_is_read(text: str) -> None:
    parts = parts_of_address(text, longest=100)
    assert parts is not None
    assert parts.geturl() == text


@pytest.mark.parametrize(
    "text",
    [
        "", "nova.example", "ftp://nova.example", "javascript:alert(1)", "https://", "https:///path",
        "https://[::1", "https://nova.example:99999", "https://nova.example:x", "https://ana@nova.example",
        "https://:@nova.example", "https://nova.example/ a", "https://nova.example/\x00", "https://nova.example/<b>",
        "https://nova.example\\@otra.example", "https://nova.example/" + "x" * 100,
    ],
)  # fmt: skip
def test_what_is_no_address_is_none(text: str) -> None:
    assert parts_of_address(text, longest=100) is None


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("https://nova.example", True),
        ("http://nova.example", False),
        ("http://localhost:8080", True),
        ("http://127.0.0.1", True),
        ("http://[::1]:80", True),
        ("http://localhost.nova.example", False),
    ],
)
def test_secrets_travel_encrypted_or_stay_on_this_machine(text: str, safe: bool) -> None:
    parts = parts_of_address(text, longest=100)
    assert parts is not None
    assert may_carry_secrets(parts) is safe


@pytest.mark.parametrize("host", ["192.168.1.20", "::1", "2001:db8::7"])
def test_a_bare_address_is_told_from_a_name(host: str) -> None:
    assert is_number(host)
    assert not is_number(f"x{host}.example")
