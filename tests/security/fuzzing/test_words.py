"""What people and programs type: searches, keys, addresses, hosts, telephones, tables, settings."""

# ruff: noqa: PT017 - what a refusal says is looked at only where there is one
from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atiende.catalogue.rules.importing import KINDS, lacks_columns, read_all, table_of
from atiende.channels.rules.mailbox import normal_address, normal_host
from atiende.channels.rules.server_urls import WrongServerUrl, read_server_url
from atiende.channels.rules.web_form import contact_of
from atiende.identity.actions.check_single_sign_on import _parsed
from atiende.identity.errors import ProviderUnusable
from atiende.identity.rules.issuers import clean_issuer, what_is_missing
from atiende.identity.rules.passwords import is_guessed_early, normalised
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.web_addresses import parts_of_address
from atiende.organisation.rules.hosts import normal_host as host_of_brand
from atiende.platform.outside.networks import Unfetched, is_public
from atiende.platform.outside.places import place_of
from atiende.platform.search.reading import read_query
from atiende.site.environment import WrongSetting, read_environment
from atiende.tickets.rules.formatting import formatted, plain_of
from atiende.tickets.rules.tracking_keys import plain_key
from tests.security.fuzzing.lengths import tried
from tests.security.fuzzing.test_mail import MARKUP, RUNS

ANY = st.text(max_size=80)
ADDRESSES = st.lists(
    st.sampled_from(
        [
            "http",
            "https",
            "://",
            ":",
            "/",
            "//",
            "@",
            "?",
            "#",
            "[",
            "]",
            "::1",
            "127.0.0.1",
            "localhost",
            ".",
            "..",
            "%00",
            "%2f",
            "\\",
            "a.example",
            "xn--",
            "ñ.example",
            "\u2024",
            "\uff0e",
            "0x7f.1",
            "2130706433",
            ":99999",
            ":-1",
            "imaps",
            "smtp+starttls",
            "user:pa%40ss",
            "\r\n",
            "\t",
            " ",
            "。",
            "１２７.0.0.1",
            "%zz",
        ]
    )
    | st.text(max_size=6),
    max_size=10,
).map("".join)
QUERIES = st.lists(
    st.sampled_from(
        [
            "estado:",
            "-",
            "+",
            '"',
            "de:",
            "desde:",
            "2026-13-45",
            "campo:x=",
            "(",
            ")",
            "*",
            ":*",
            "&",
            "|",
            "!",
            "<->",
            "'",
            "%",
            "_",
            "\\",
            "\x00",
            "#1",
            "tiene:adjunto",
            " ",
            "de:de:de:",
        ]
    )
    | st.text(max_size=10),
    max_size=20,
).map("".join)
VARIABLES = [
    "DATABASE_URL",
    "DATABASE_URL_DIRECT",
    "ATIENDE_SECRET_KEY",
    "ATIENDE_BASE_URL",
    "ATIENDE_ALLOWED_HOSTS",
    "REDIS_URL",
    "ATIENDE_FILES",
    "ATIENDE_TRUSTED_PROXIES",
    "ATIENDE_CLAMD",
]
CELLS = st.sampled_from(
    [
        "sku",
        "name",
        "price",
        "number",
        "placed_on",
        "email",
        "1.234,56",
        "1e999",
        "NaN",
        "-1",
        "2026-02-30",
        "=1+1",
        '"',
        ";",
        ",",
        "\t",
        "\n",
        "\r\n",
        "\x00",
        "\ufeff",
        "a@x.es",
        "١٢",
    ]
) | st.text(max_size=6)


@tried
@given(QUERIES)
def test_any_search_is_read(typed: str) -> None:
    asked = read_query(
        typed, {"estado": "status", "de": "from", "desde": "since", "campo": "field", "tiene": "has"}
    )
    assert len(asked.wanted) <= len(typed)


@tried
@given(ANY)
def test_a_key_of_a_case_is_letters_or_nothing(typed: str) -> None:
    assert plain_key(typed).isalnum() or not plain_key(typed)
    assert len(plain_key(typed)) <= len(typed)


@tried
@given(ADDRESSES | ANY)
def test_an_address_is_read_or_none(typed: str) -> None:
    parts = parts_of_address(typed, longest=200)
    if parts is not None:
        assert parts.scheme in {"http", "https"}
        assert parts.hostname
        assert parts.username is None


@tried
@given(ADDRESSES | ADDRESSES.map("http://{}".format))
def test_what_strangers_name_is_asked_by_host_and_port_or_not_at_all(typed: str) -> None:
    try:
        place = place_of(typed)
    except Unfetched:
        return
    assert place.host.isascii()
    assert not set(place.host + place.target) & set("\r\n \x00\\@")
    assert 0 < place.port < 65536 or not place.port


@tried
@given(st.text(alphabet="0123456789abcdef.:%x[]", max_size=40))
def test_what_is_no_address_of_the_network_is_not_public(typed: str) -> None:
    if is_public(typed):
        assert not typed.startswith(("127.", "10.", "192.168.", "169.254.", "fe80", "::1", "0.", "fc", "fd"))


@tried
@given(ADDRESSES | ANY, st.sampled_from(["in", "out"]))
def test_a_mail_server_is_read_or_refused_without_its_password(typed: str, direction: str) -> None:
    try:
        found = read_server_url(typed, direction=direction)
    except WrongServerUrl as refusal:
        assert not refusal.params or typed not in str(refusal.params.values()) or len(typed) < 8
    else:
        assert found.access.host
        assert 0 < int(found.access.port) < 65536


@tried
@given(ADDRESSES | ANY)
def test_hosts_issuers_and_contacts_are_read_or_refused(typed: str) -> None:
    for host in (host_of_brand(typed), normal_host(typed)):
        assert host is None or not set(host) & set(" /\\@\r\n\x00")
    address = normal_address(typed)
    assert address is None or (address.count("@") >= 1 and not set(address) & set("\r\n\x00 <>"))
    contact_of(typed, country="ES")
    try:
        assert clean_issuer(typed).startswith(
            ("https://", "http://localhost", "http://127.0.0.1", "http://[::1]")
        )
    except InvalidInput as refusal:
        assert set(refusal.fields) == {"issuer"}


@tried
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | ANY,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY, inner, max_size=3),
        max_leaves=8,
    )
    | st.binary(max_size=40)
)
def test_what_an_account_system_says_is_understood_or_refused(said: object) -> None:
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    try:
        document = _parsed(body)
    except ProviderUnusable:
        return
    assert isinstance(what_is_missing(document), str)


@tried
@given(
    st.dictionaries(
        st.sampled_from(VARIABLES),
        ADDRESSES | st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=30),
        max_size=4,
    )
)
def test_any_environment_is_taken_or_refused_by_name(given_variables: dict[str, str]) -> None:
    source = {
        "ATIENDE_DATA": "/nonexistent/atiende",
        **{k: v for k, v in given_variables.items() if "\x00" not in v},
    }
    try:
        read_environment(source)
    except WrongSetting as refusal:
        assert str(refusal.params["name"]) in source


@tried
@given(
    st.lists(CELLS, max_size=30).map("".join).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.binary(max_size=80),
    st.sampled_from(KINDS),
)
def test_any_table_is_read_line_by_line_or_is_none(content: bytes, kind: str) -> None:
    table = table_of(content, kind)
    if table is None or lacks_columns(table, kind):
        return
    for read in read_all(table, kind):
        assert (read.found is None) is bool(read.refused)


@tried
@given(MARKUP)
def test_formatting_of_editors_is_clean(html: str) -> None:
    kept = formatted(html, {})
    assert not RUNS.search(re.sub(r">[^<]*<", "><", f">{kept}<")), kept
    assert isinstance(plain_of(kept), str)


@tried
@given(st.text(max_size=130))
def test_a_password_is_judged_whatever_its_signs(password: str) -> None:
    assert isinstance(is_guessed_early(password, {"password"}), bool)
    assert normalised(normalised(password)) == normalised(password)


@pytest.mark.parametrize("piece", ["a:", "(", '"', "-", "de:x ", "\u0301", "*"])
def test_a_search_of_one_thing_over_and_over_is_cut(piece: str) -> None:
    assert read_query(piece * 50_000, {"de": "from"}) is not None
