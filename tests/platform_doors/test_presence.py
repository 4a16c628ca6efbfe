"""Who is where: told to those who may watch, by nobody else, in no table, and gone with the line."""

from __future__ import annotations

import json

import pytest
from websockets.exceptions import ConnectionClosed

from atiende.platform.live import attendance, signals, topics
from atiende.platform.live.attendance import Attendance
from atiende.platform.live.hub import Hub
from atiende.platform.wake import close as close_waker
from tests.platform_doors.live_line import Line, create_user, running_hub, signed_in

STATES = ("viewing", "noting", "replying")


@pytest.fixture
def allowed(monkeypatch):
    """Who may watch `thing:…`, by user id; None: everybody."""
    found: set[int] = set()
    monkeypatch.setitem(topics._kinds, "thing", lambda user_id, topic_id: user_id not in found)
    monkeypatch.setitem(topics._states, "thing", STATES)
    return found


@pytest.fixture
def port(monkeypatch):
    monkeypatch.setattr(attendance, "TICK_SECONDS", 0.02)
    monkeypatch.setattr(attendance, "GRACE_SECONDS", 0.05)
    with running_hub(monkeypatch) as port:
        yield port
    close_waker()


def _hears(line, wanted):
    while (frame := line.hear()) != wanted:
        assert "presence" not in frame or frame["people"] != wanted["people"]


@pytest.mark.django_db(transaction=True)
def test_a_colleague_is_seen_as_they_come_write_and_go(port, allowed):
    ana, leo = create_user("ana"), create_user("leo")
    with Line(port, signed_in(ana)) as hers:
        hers.ask(subscribe="thing:1")
        with Line(port, signed_in(leo)) as his:
            his.ask(subscribe="thing:1")
            his.say(**{"present": "thing:1", "as": "viewing"})
            _hears(hers, {"presence": "thing:1", "people": [[leo.pk, "viewing"]]})
            his.say(**{"present": "thing:1", "as": "replying"})
            _hears(hers, {"presence": "thing:1", "people": [[leo.pk, "replying"]]})
            hers.say(**{"present": "thing:1", "as": "viewing"})
            _hears(his, {"presence": "thing:1", "people": [[ana.pk, "viewing"]]})
        _hears(hers, {"presence": "thing:1", "people": []})


@pytest.mark.django_db(transaction=True)
def test_who_comes_later_learns_who_is_there_and_a_stranger_learns_nothing(port, allowed):
    ana, leo, eva = create_user("ana"), create_user("leo"), create_user("eva")
    allowed.add(eva.pk)
    with (
        Line(port, signed_in(leo)) as his,
        Line(port, signed_in(ana)) as hers,
        Line(port, signed_in(eva)) as other,
    ):
        his.ask(subscribe="thing:1")
        his.say(**{"present": "thing:1", "as": "noting"})
        assert other.ask(subscribe="thing:1") == {"denied": "thing:1"}
        other.say(**{"present": "thing:1", "as": "replying"})
        hers.ask(subscribe="thing:1")
        _hears(hers, {"presence": "thing:1", "people": [[leo.pk, "noting"]]})
        with pytest.raises(TimeoutError):
            other.hear(0.3)
        with pytest.raises(TimeoutError):
            hers.hear(0.1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "frame", [{"present": "thing:1"}, {"present": 7, "as": "viewing"}, {"as": "viewing"}]
)
def test_a_frame_that_says_less_ends_the_line(port, allowed, frame):
    with Line(port, signed_in(create_user())) as line:
        line.say(**frame)
        assert line.hear() == {"closed": 4400}
        with pytest.raises(ConnectionClosed):
            line.hear()


def test_states_that_the_kind_does_not_know_are_nowhere(allowed):
    hub, client = Hub(), _Client()
    hub.watch(client, "thing:1")
    hub.attend(client, "thing:1", "<b>dancing</b>")
    assert list(hub._attendance.due(0)) == []


def test_a_line_says_what_changed_once_a_tick_and_itself_again_after_a_while(allowed):
    here, client = Attendance(), object()
    for state in ("viewing", "replying", "noting"):
        here.arrive(client, user_id=7, topic="thing:1", state=state)
    ((line, notice),) = here.due(0)
    assert notice == {"topic": "thing:1", "user": 7, "as": "noting"}
    here.arrive(client, user_id=7, topic="thing:1", state="noting")
    assert list(here.due(1)) == []
    assert [told for told, _notice in here.due(attendance.BEAT_SECONDS)] == [line]


def test_whoever_loads_the_page_again_was_never_away(allowed):
    here, before, after = Attendance(), object(), object()
    here.arrive(before, user_id=7, topic="thing:1", state="viewing")
    _pass_on(here, here, 0)
    here.leave(before, now=1)
    here.arrive(after, user_id=7, topic="thing:1", state="viewing")
    assert _pass_on(here, here, 1.5) == set()
    assert _pass_on(here, here, 1 + attendance.GRACE_SECONDS) == set()
    assert here.people_at("thing:1") == [(7, "viewing")]


def test_of_a_process_that_died_nobody_is_left_after_a_while(allowed):
    there, here = Attendance(), Attendance()
    there.arrive(object(), user_id=7, topic="thing:1", state="viewing")
    assert _pass_on(there, here, 0) == {"thing:1"}
    assert here.forget_silent(attendance.SILENCE_SECONDS) == set()
    assert here.forget_silent(attendance.SILENCE_SECONDS + 1) == {"thing:1"}
    assert here.people_at("thing:1") == []


def test_two_windows_of_one_person_count_once_by_what_tells_most(allowed):
    here = Attendance()
    for state in ("replying", "viewing"):
        here.arrive(object(), user_id=7, topic="thing:1", state=state)
    here.arrive(object(), user_id=9, topic="thing:1", state="viewing")
    _pass_on(here, here, 0)
    assert here.people_at("thing:1") == [(7, "replying"), (9, "viewing")]


def test_a_notice_that_is_none_changes_nothing(allowed):
    hub = Hub()
    with pytest.raises(ValueError, match="presence"):
        hub.deliver(json.dumps([[f"{signals.PRESENCE}x-1", {"topic": "thing:1"}]]))


def _pass_on(there, here, now):
    changed = set()
    for line, notice in there.due(now):
        changed |= here.hear(line, notice, now=now)
    return changed


class _Client:
    def __init__(self):
        self.topics: set[str] = set()
        self.user_id = 7
