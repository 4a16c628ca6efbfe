"""Live signals from a commit to a browser: who may watch, what ends a line, and what a broken database means."""

import json

import psycopg
import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from websockets.exceptions import ConnectionClosed, InvalidStatus

from atiende.platform.live import hub as hub_module
from atiende.platform.live import revalidate, revalidate_everybody, signal, topics
from atiende.platform.wake import close as close_waker
from tests.platform_doors.live_line import Line, create_user, running_hub, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

EVERYTHING = {"signal": "*"}


@pytest.fixture
def port(monkeypatch):
    with running_hub(monkeypatch) as port:
        yield port
    close_waker()


@pytest.fixture
def allowed(monkeypatch):
    """Topics `thing:…` that may be watched at the moment, by anybody."""
    allowed = {"1", "2"}
    monkeypatch.setitem(topics._kinds, "thing", lambda user_id, topic_id: topic_id in allowed)
    return allowed


@pytest.fixture
def user():
    return create_user()


@pytest.fixture
def line(port, user):
    with Line(port, signed_in(user)) as line:
        yield line


def until(line, wanted):
    """Read on until the wanted frame comes, and return what came before it."""
    before = []
    while (frame := line.hear()) != wanted:
        before.append(frame)
    return before


def test_a_change_reaches_who_watches_it(line, allowed):
    assert line.ask(subscribe="thing:1") == {"ok": "thing:1"}
    signal("thing:1", part_id=7)
    assert line.hear() == {"signal": "thing:1", "part_id": 7}


def test_nothing_is_said_of_what_is_not_watched_or_was_undone(line, allowed):
    line.ask(subscribe="thing:1")
    line.ask(subscribe="thing:2")
    signal("thing:3")
    with transaction.atomic():
        signal("thing:1")
        transaction.set_rollback(True)
    signal("thing:2")
    assert line.hear() == {"signal": "thing:2"}


def test_many_signals_of_one_topic_become_few(line, allowed):
    line.ask(subscribe="thing:1")
    line.ask(subscribe="thing:2")
    with transaction.atomic():
        for _ in range(500):
            signal("thing:1")
    signal("thing:2")
    assert len(until(line, {"signal": "thing:2"})) <= 3


def test_more_topics_than_one_notice_holds_all_arrive(line, monkeypatch):
    monkeypatch.setitem(topics._kinds, "thing", lambda user_id, topic_id: True)
    wanted = [f"thing:{'x' * 50}{number}" for number in range(190)]
    for topic in wanted:
        assert line.ask(subscribe=topic) == {"ok": topic}
    with transaction.atomic():
        for topic in wanted:
            signal(topic, a="y" * 30)
    assert {line.hear()["signal"] for _ in wanted} == set(wanted)


def test_unsubscribed_is_quiet(line, allowed):
    line.ask(subscribe="thing:1")
    line.ask(subscribe="thing:2")
    line.say(unsubscribe="thing:1")
    line.ask(subscribe="thing:2")
    signal("thing:1")
    signal("thing:2")
    assert line.hear() == {"signal": "thing:2"}


@pytest.mark.parametrize("topic", ["thing:9", "unheard:1", "user:999", "revalidate:user:1", "<script>:1", ""])
def test_what_a_stranger_may_not_watch_is_denied(line, allowed, topic):
    assert line.ask(subscribe=topic) == {"denied": topic}


def test_one_watches_oneself_and_nobody_else(line, user):
    assert line.ask(subscribe=f"user:{user.pk}") == {"ok": f"user:{user.pk}"}
    assert line.ask(subscribe=f"user:{user.pk + 1}") == {"denied": f"user:{user.pk + 1}"}


def test_a_right_withdrawn_ends_the_subscription(line, allowed, user):
    line.ask(subscribe="thing:1")
    line.ask(subscribe="thing:2")
    allowed.remove("1")
    revalidate(user.pk)
    assert line.hear() == {"ended": "thing:1"}
    signal("thing:1")
    signal("thing:2")
    assert line.hear() == {"signal": "thing:2"}


def test_a_changed_role_is_looked_at_for_everybody(line, allowed):
    line.ask(subscribe="thing:1")
    allowed.clear()
    revalidate_everybody()
    assert line.hear() == {"ended": "thing:1"}


def test_a_right_withdrawn_in_silence_ends_by_the_clock(port, allowed, user, monkeypatch):
    monkeypatch.setattr(hub_module, "RECHECK_SECONDS", 0.2)
    with Line(port, signed_in(user)) as line:
        line.ask(subscribe="thing:1")
        allowed.clear()
        assert line.hear() == {"ended": "thing:1"}


def _delete_session(user, key):
    SessionStore(key).delete()


def _disable(user, key):
    user.is_active = False
    user.save()


def _change_password(user, key):
    user.set_password("another long password")
    user.save()


@pytest.mark.parametrize("end", [_delete_session, _disable, _change_password])
def test_the_end_of_a_session_ends_the_line(port, allowed, user, end):
    key = signed_in(user)
    with Line(port, key) as line:
        line.ask(subscribe="thing:1")
        end(user, key)
        revalidate(user.pk)
        assert line.hear() == {"closed": 4401}
        with pytest.raises(ConnectionClosed):
            line.hear()


@pytest.mark.parametrize("other", ['a="[{\\"x\\": 1}]"', "b[]=1:2", "c", "=;;"])
def test_other_cookies_do_not_hide_the_session(port, user, other):
    cookies = f"{other}; atiende_session={signed_in(user)}; {other}"
    with Line(port, "", cookies=cookies) as line:
        assert line.ask(subscribe=f"user:{user.pk}") == {"ok": f"user:{user.pk}"}


@pytest.mark.parametrize("key", ["", "made-up", "x" * 5000])
def test_nobody_gets_no_line(port, key):
    with pytest.raises(InvalidStatus, match="403"):
        Line(port, key)


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1.evil.example"]
)
def test_a_page_of_another_origin_gets_no_line(port, user, origin):
    with pytest.raises(InvalidStatus, match="403"):
        Line(port, signed_in(user), origin=origin)


def test_the_public_address_is_an_origin_too(port, user, settings):
    settings.BASE_URL = "https://care.example.com"
    with Line(port, signed_in(user), origin="https://care.example.com") as line:
        assert line.ask(subscribe=f"user:{user.pk}") == {"ok": f"user:{user.pk}"}


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("no json", 4400), ("[]", 4400), ("{}", 4400), ('{"subscribe":1}', 4400), ('{"other":"x:1"}', 4400),
        ("[" * 4000, 4400), (b"\x00\x01", 4400), ("x" * 4097, 4409),
    ],
)  # fmt: skip
def test_a_frame_against_the_rules_ends_the_line(line, frame, code):
    line.socket.send(frame)
    assert line.hear() == {"closed": code}


def test_who_asks_too_often_is_cut_off(line):
    for _ in range(300):
        line.say(subscribe="user:0")
    assert until(line, {"closed": 4429})


def test_no_more_than_two_hundred_subscriptions(line, monkeypatch):
    monkeypatch.setitem(topics._kinds, "thing", lambda user_id, topic_id: True)
    for number in range(200):
        line.ask(subscribe=f"thing:{number}")
    assert line.ask(subscribe="thing:200") == {"denied": "thing:200", "reason": "too_many"}


def test_a_database_line_killed_comes_back_and_everybody_asks_again(line, allowed):
    line.ask(subscribe="thing:1")
    _kill_listeners()
    assert line.hear(timeout=10) == EVERYTHING
    signal("thing:1")
    assert line.hear() == {"signal": "thing:1"}


def test_a_notice_that_makes_no_sense_harms_nobody(line, allowed):
    line.ask(subscribe="thing:1")
    for payload in [
        "",
        "{",
        "[1]",
        '[["thing:1"]]',
        "[[1,{}]]",
        '[["thing:1",5]]',
        '[["revalidate:user:x",{}]]',
    ]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify('atiende_live', %s)", [payload])
    signal("thing:1")
    assert line.hear() == {"signal": "thing:1"}


def test_a_silent_line_is_pinged(port, user, monkeypatch):
    monkeypatch.setattr("atiende.platform.live.client.PING_SECONDS", 0.2)
    with Line(port, signed_in(user)) as line:
        assert line.hear() == {"ping": 1}


@pytest.mark.parametrize("topic", ["", "thing", "thing:", "Thing:1", "thing:a b", "thing:1\n"])
def test_a_signal_names_a_topic(topic):
    with pytest.raises(ValueError, match="not a topic"):
        signal(topic)


def _kill_listeners():
    parameters = connection.get_connection_params()
    with psycopg.connect(connection.connection.info.dsn, password=parameters.get("password", "")) as other:
        killed = other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND query LIKE 'LISTEN atiende_live%%'"
        ).fetchall()
    assert json.dumps(len(killed)) == "1"
