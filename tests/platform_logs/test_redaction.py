"""No password, token, cookie, key, mail body or row of the database reaches a log."""

from __future__ import annotations

import pytest

from atiende.kernel.ids import new_token
from atiende.platform.logs.redaction import redacted, redacted_path, redacted_text


@pytest.mark.parametrize(
    "name",
    [
        *(
            "password",
            "new_password1",
            "csrfmiddlewaretoken",
            "Authorization",
            "Cookie",
            "Set-Cookie",
            "api_key",
        ),
        *("session_key", "secret", "body", "html", "text", "recovery_codes", "totp", "private_key", "key"),
    ],
)
def test_a_field_of_such_a_name_is_hidden(name: str) -> None:
    assert redacted({name: "visible"}) == {name: "…"}


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("connect to postgresql://atiende:s3cret@host/db failed", "s3cret"),
        ("Authorization: Bearer abcdef0123456789", "abcdef0123456789"),
        ("stored as k1:QUJDREVGR0hJSktMTU5PUFFS", "QUJDREVGR0hJSktMTU5PUFFS"),
        ("password='hunter two'", "hunter two"),
        ("Not Found: /hooks/in/Kx7Q2pLm9Zr4Tt6Yw8Vb", "Kx7Q2pLm9Zr4Tt6Yw8Vb"),
        ("<WSGIRequest: GET '/files/Kx7Q2pLm9Zr4Tt6Yw8Vb'>", "Kx7Q2pLm9Zr4Tt6Yw8Vb"),
        ("Internal Server Error: /account/password/reset/key/1-cx7k2p-4f8a9b7c6d5e4f3a/", "4f8a9b7c6d5e4f3a"),
        ("atiende_session=q8f7s9d8f7; path=/", "q8f7s9d8f7"),
        ("duplicate key\nDETAIL:  Key (email)=(ana@example.com) already exists.", "ana@example.com"),
        ("ERROR: null value\nDETAIL:  Failing row contains (1, Ana, 12345678Z).", "12345678Z"),
    ],
)
def test_a_text_of_such_a_shape_is_cut(text: str, secret: str) -> None:
    assert secret in text
    assert secret not in redacted_text(text)


def test_a_token_of_ours_is_cut() -> None:
    token = new_token("atd")
    assert token not in redacted_text(f"called with {token}")


def test_a_path_loses_query_and_keys() -> None:
    path = "/account/password/reset/key/1-cx7k2p-4f8a9b7c6d5e4f3a2b1c/"
    assert redacted_path(f"{path}?next=/desk/") == "/account/password/reset/key/…/"
    assert redacted_path("/desk/tickets/42/") == "/desk/tickets/42/"


def test_nested_values_are_searched() -> None:
    assert redacted([{"headers": {"Cookie": "x"}, "count": 3}]) == [{"headers": "…", "count": 3}]
