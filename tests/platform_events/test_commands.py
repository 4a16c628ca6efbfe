from __future__ import annotations

import json
from argparse import Namespace

import pytest
from django.db import connection, transaction

from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.platform.audit import record
from atiende.platform.audit.seal import seal_pending
from atiende.platform.models import AuditEntry, PendingDelivery
from atiende.platform.outbox import emit
from atiende.platform.outbox.dispatcher import Dispatcher
from atiende.site.command_line.work.audit import FileOutOfReach, export, verify_seals
from atiende.site.command_line.work.outbox import replay, retry, show_stuck, skip
from tests.platform_events.facts import ThingMoved

ANA = Actor(id=5, label="Ana")


@pytest.fixture
def entry_id(db) -> int:
    with transaction.atomic():
        record(by=ANA, verb="tests.thing_made", target_kind="thing", at=utc_now())
    seal_pending(utc_now())
    return AuditEntry.objects.get().id


def alter() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE platform_audit_entry SET actor_id = 6")
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_a_chain_that_holds_ends_well(entry_id, capsys):
    assert verify_seals(Namespace(seals=None, json=False)) == 0
    assert "1 entries under 1 seals" in capsys.readouterr().out


def test_the_altered_entry_is_named_and_the_command_fails(entry_id, capsys):
    alter()
    assert verify_seals(Namespace(seals=None, json=False)) == 1
    assert str(entry_id) in capsys.readouterr().out
    assert verify_seals(Namespace(seals=None, json=True)) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["holds"], told["fault"], told["entry_id"]) == (False, "altered_entry", entry_id)


def test_an_export_seals_what_is_pending_and_serves_to_verify(entry_id, tmp_path, capsys):
    with transaction.atomic():
        record(by=ANA, verb="tests.thing_made", target_kind="thing", at=utc_now())
    file = tmp_path / "seals.jsonl"
    assert export(Namespace(file=file)) == 0
    assert len(file.read_text().splitlines()) == 2
    assert verify_seals(Namespace(seals=file, json=False)) == 0


def test_a_file_out_of_reach_is_refused_in_a_sentence(entry_id, tmp_path):
    with pytest.raises(FileOutOfReach):
        verify_seals(Namespace(seals=tmp_path / "none", json=False))
    with pytest.raises(FileOutOfReach):
        export(Namespace(file=tmp_path / "none" / "seals"))


@pytest.mark.django_db(transaction=True)
def test_a_failed_delivery_is_shown_tried_again_left_out_and_told_once_more(listen, capsys):
    def broken(event, delivery):
        raise ValueError("never")

    listen(broken, "broken")
    with transaction.atomic():
        emit(ThingMoved(thing_id=1))
    Dispatcher().run_once()

    assert show_stuck(Namespace(json=True)) == 0
    (lane,) = json.loads(capsys.readouterr().out)
    assert (lane["aggregate"], lane["attempts"], lane["error"]) == ("thing:1", 1, "ValueError: never")
    assert show_stuck(Namespace(json=False)) == 0
    assert f"--aggregate thing:1 --handler {lane['handler']}" in capsys.readouterr().out

    retry(Namespace(aggregate="thing:1", handler=lane["handler"]))
    assert Dispatcher().run_once() == 1
    skip(Namespace(event=lane["event_id"], handler=lane["handler"]))
    assert not PendingDelivery.objects.exists()
    replay(Namespace(handler=lane["handler"], aggregate="thing:1", since=None, until=None))
    assert PendingDelivery.objects.count() == 1
