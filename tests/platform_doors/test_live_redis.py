"""Live signals by a real Redis: from process to process, and what a server that dies in between means."""

import dataclasses
import json

import pytest
import redis
from django.conf import settings as django_settings

from atiende.platform.live import redis_way, signal, topics
from atiende.site.doctor.live import live
from tests.platform_doors.live_line import Line, create_user, running_hub, signed_in
from tests.processes import until
from tests.redis_server import RedisServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.process]

EVERYTHING = {"signal": "*"}


@pytest.fixture
def server(tmp_path):
    server = RedisServer(tmp_path)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def line(server, settings, monkeypatch):
    settings.ENVIRONMENT = dataclasses.replace(django_settings.ENVIRONMENT, redis_url=server.url)
    monkeypatch.setitem(topics._kinds, "thing", lambda user_id, topic_id: True)
    with running_hub(monkeypatch) as port, Line(port, signed_in(create_user())) as line:
        yield line
    redis_way.close()


def heard(line, wanted):
    while line.hear() != wanted:
        pass


def test_a_change_travels_by_redis_and_not_by_the_database(line, server):
    assert line.ask(subscribe="thing:1") == {"ok": "thing:1"}
    signal("thing:1", part_id=7)
    assert line.hear() == {"signal": "thing:1", "part_id": 7}
    with redis.Redis.from_url(server.url) as other:
        other.publish(redis_way.channel(), "not ours")
        other.publish(redis_way.channel(), json.dumps([["thing:1", {"part_id": 8}]]))
    assert line.hear() == {"signal": "thing:1", "part_id": 8}


@pytest.mark.slow
def test_after_a_gap_whoever_watches_is_told_to_ask_again(line, server):
    line.ask(subscribe="thing:1")
    server.kill()
    signal("thing:1")
    server.start()
    heard(line, EVERYTHING)
    signal("thing:1", part_id=9)
    heard(line, {"signal": "thing:1", "part_id": 9})


@pytest.mark.slow
def test_who_could_not_publish_says_so_when_the_line_is_back(line, server, monkeypatch):
    """The hub's own line stays: only the publisher was cut off."""
    line.ask(subscribe="thing:1")
    redis_way.close()
    publish = redis_way.RedisLine.tell

    def broken(self, channel, text):
        raise redis_way.LineBroken("cut off")

    monkeypatch.setattr(redis_way.RedisLine, "tell", broken)
    signal("thing:1", part_id=1)
    until(
        lambda: redis_way._MISSED in redis_way._waker._waiting.values(),
        what="the signal is held to be missed",
    )
    monkeypatch.setattr(redis_way.RedisLine, "tell", publish)
    assert line.hear() == EVERYTHING


@pytest.mark.slow
def test_the_doctor_says_whether_it_answers(line, server):
    assert live().state == "ok"
    server.kill()
    assert live().state == "warning"
