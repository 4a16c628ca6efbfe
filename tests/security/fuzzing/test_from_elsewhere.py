"""What other systems send: signed messages and the places in them; and articles of help as others wrote them."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atiende.integrations.rules.webhook_mapping import CaseMapping, document_of, drafted
from atiende.integrations.rules.webhook_paths import NoPath, check_template, filled, steps_of, value_at
from atiende.integrations.rules.webhook_signature import is_body_signed, is_standard_signed
from atiende.knowledge.rules.body import harmless, is_too_heavy, plain_words
from tests.security.fuzzing.lengths import tried
from tests.security.fuzzing.test_mail import MARKUP, RUNS

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.text(max_size=20)
    | st.just("2026-01-01")
)
KEYS = st.sampled_from(
    [
        "id",
        "subject",
        "description",
        "status",
        "priority",
        "created_at",
        "comments",
        "messages",
        "requester",
        "requester_id",
        "customer",
        "email",
        "name",
        "text",
        "html",
        "author",
        "author_id",
        "body",
        "public",
        "tags",
        "custom_fields",
        "title",
        "locale",
        "tickets",
        "users",
        "groups",
        "articles",
        "assets",
        "Ticket",
        "number",
        "group_id",
        "owner_id",
        "article_ids",
        "type",
        "internal",
        "from",
        "to",
        "content_type",
        "at",
        "kind",
        "category",
        "phone",
        "via",
        "channel",
        "url",
    ]
)
DOCUMENTS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=25,
)
PATHS = st.lists(
    st.sampled_from(
        [
            "a",
            ".",
            "[0]",
            "[",
            "]",
            '["b.c"]',
            '"',
            "{",
            "}",
            "{{",
            "}}",
            "items",
            "[999999]",
            " ",
            "$",
            "__class__",
        ]
    )
    | st.text(max_size=4),
    max_size=8,
).map("".join)


@tried
@given(PATHS, DOCUMENTS)
def test_a_place_is_found_missing_or_no_place(path: str, document: Any) -> None:
    try:
        steps_of(path)
        value_at(document, path)
    except NoPath:
        return
    assert len(path) <= 200


@tried
@given(PATHS, DOCUMENTS)
def test_a_text_with_places_is_filled_or_refused(template: str, document: Any) -> None:
    try:
        check_template(template)
    except NoPath:
        return
    assert isinstance(filled(template, document), str)


@tried
@given(st.binary(max_size=80) | DOCUMENTS.map(lambda found: json.dumps(found).encode()))
def test_a_message_becomes_words_or_is_refused(body: bytes) -> None:
    try:
        document = document_of(body)
    except ValueError:
        return
    mapping = CaseMapping(subject="{subject}", body="{text} {messages[0].text}", email="{email}", tags="{tags}",
                          priority="{priority}", custom_fields={"k": "{custom_fields}"})  # fmt: skip
    made = drafted(mapping, document)
    assert "\n" not in made.subject
    assert 1 <= made.priority <= 4
    assert all(len(tag) <= 60 for tag in made.tags)


@tried
@given(st.binary(max_size=40), st.text(max_size=30), st.text(max_size=14), st.text(max_size=60))
def test_nothing_made_up_is_signed(body: bytes, message_id: str, timestamp: str, signatures: str) -> None:
    secrets = ["whsec_" + "A" * 32]
    told = {"message_id": message_id, "timestamp": timestamp, "signatures": signatures}
    assert not is_standard_signed(secrets, body, at=NOW, **told)
    assert not is_body_signed(secrets, body, signature=signatures)


def test_nests_without_end_are_no_message() -> None:
    for body in (
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"n": ' + b"9" * 5000 + b"}",
        b'{"x": NaN}',
        b'"\\ud800"',
        b"\xff",
    ):
        with pytest.raises(ValueError):
            document_of(body)


@tried
@given(MARKUP | st.text(max_size=200))
def test_articles_of_help_run_nothing(html: str) -> None:
    if is_too_heavy(html):
        return
    clean = harmless(html)
    assert not RUNS.search(re.sub(r">[^<]*<", "><", f">{clean}<")), clean
    assert isinstance(plain_words(clean), str)
