"""What a browser is sent: the example of RFC 8291, and a token that its key verifies."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from atiende.notifications.push.encrypting import MOST, BrowserKeys, encrypted, unpadded, written
from atiende.notifications.push.vapid import authorisation, point_of

AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
OWN = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
    "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_example_of_the_norm():
    own = ec.derive_private_key(int.from_bytes(unpadded(OWN), "big"), ec.SECP256R1())
    body = encrypted(
        b"When I grow up, I want to be a watermelon",
        BrowserKeys.read(POINT, AUTH),
        own=own,
        salt=unpadded("DGv6ra1nlYgDCS1FRnbzlw"),
    )
    assert written(body) == BODY


def test_two_messages_of_the_same_words_differ():
    keys = BrowserKeys.read(POINT, AUTH)
    assert encrypted(b"Hola", keys) != encrypted(b"Hola", keys)


def test_what_is_no_key_and_what_is_too_long_is_refused():
    for point, auth in ((AUTH, AUTH), (POINT, "AAAA"), ("B" + "A" * 86, AUTH), ("¿?", AUTH)):
        with pytest.raises(ValueError):
            BrowserKeys.read(point, auth)
    with pytest.raises(ValueError, match="holds"):
        encrypted(b"x" * (MOST + 1), BrowserKeys.read(POINT, AUTH))


def test_the_token_says_for_whom_and_until_when_and_its_key_verifies_it():
    key = ec.generate_private_key(ec.SECP256R1())
    header = authorisation("https://push.example:444/a/b?c", key, subject="https://care.example", at=AT)
    token, _, point = header.removeprefix("vapid t=").partition(", k=")
    assert point == point_of(key)
    unsigned, _, signature = token.rpartition(".")
    raw = unpadded(signature)
    der = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    key.public_key().verify(der, unsigned.encode(), ec.ECDSA(hashes.SHA256()))
    claims = json.loads(unpadded(unsigned.split(".")[1]))
    assert claims == {
        "aud": "https://push.example:444",
        "exp": int((AT + dt.timedelta(hours=12)).timestamp()),
        "sub": "https://care.example",
    }
