"""A draft serves no case until somebody signs; readings are chosen; a newer pack comes as a file."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models import AuditEntry
from atiende.regulations.actions.accept_pack import accept_pack
from atiende.regulations.actions.choose_reading import choose_reading
from atiende.regulations.actions.take_pack import take_pack
from atiende.regulations.errors import (
    AcceptedAlready,
    DamagedPack,
    NothingToAccept,
    OlderPack,
    PackNotInService,
    UnknownRule,
)
from atiende.regulations.queries import due_date_of, get_pack_state, packs_in_force, rules_for
from atiende.regulations.rules.shipped import shipped_texts
from atiende.site.command_line.work.law_of_company import read_packs
from tests.regulations.conftest import AT

pytestmark = pytest.mark.django_db
RECEIVED = dt.datetime(2026, 6, 15, 9, 0, tzinfo=dt.UTC)


def test_a_draft_serves_after_a_named_administrator_accepted_it(boss: Actor, agent: Actor) -> None:
    with pytest.raises(PackNotInService):
        due_date_of("eu-gdpr-12/rights", "ES-MD", RECEIVED)
    assert rules_for("ES-MD", "derechos", "personal_data") == []
    accepted = {"pack": "eu-gdpr-12", "version": "2026.1", "name": "Ana Beltrán", "at": AT}
    with pytest.raises(NotPermitted):
        accept_pack(**accepted, by=agent)
    with pytest.raises(InvalidInput):
        accept_pack(**accepted | {"name": "  "}, by=boss)
    with pytest.raises(OlderPack):
        accept_pack(**accepted | {"version": "2025.1"}, by=boss)
    with pytest.raises(NothingToAccept):
        accept_pack(**accepted | {"pack": "es-ley10-2025"}, by=boss)
    accept_pack(**accepted, by=boss)
    assert str(due_date_of("eu-gdpr-12/rights", "ES-MD", RECEIVED).due_on) == "2026-07-15"
    assert [rule.name for rule in rules_for("ES-MD", "derechos", "personal_data")] == ["eu-gdpr-12/rights"]
    assert get_pack_state(boss, "eu-gdpr-12").accepted_name == "Ana Beltrán"
    with pytest.raises(AcceptedAlready):
        accept_pack(**accepted, by=boss)
    assert AuditEntry.objects.filter(verb="regulations.pack_accepted").count() == 1


def test_rules_of_the_topic_come_first_and_others_stay_away() -> None:
    assert [rule.name for rule in rules_for("ES-MD", "reclamacion")] == [
        "es-ley10-2025/general",
        "es-trlgdcu-21/general",
    ]
    billing = [rule.name for rule in rules_for("ES-AN", "reclamacion", "billing")]
    assert billing[0] == "es-ley10-2025/billing"
    assert "es-an-decreto472-2019/general" in billing
    assert rules_for("EC", "reclamacion") == []


def test_a_reading_is_chosen_and_what_was_promised_stays(boss: Actor, agent: Actor) -> None:
    promised = due_date_of("es-ley10-2025/billing", "ES-MD", RECEIVED)
    chosen = {"pack": "es-ley10-2025", "switch": "kind_of_days", "reading": "working_day", "at": AT}
    with pytest.raises(NotPermitted):
        choose_reading(**chosen, by=agent)
    with pytest.raises(InvalidInput):
        choose_reading(**chosen | {"reading": "lunar"}, by=boss)
    with pytest.raises(NotFound):
        choose_reading(**chosen | {"switch": "moon"}, by=boss)
    choose_reading(**chosen, by=boss)
    choose_reading(**chosen, by=boss)
    assert str(promised.due_on) == "2026-06-20"
    assert str(due_date_of("es-ley10-2025/billing", "ES-MD", RECEIVED).due_on) == "2026-06-22"
    assert AuditEntry.objects.filter(verb="regulations.reading_chosen").count() == 1


def test_the_office_counts_where_a_company_reads_the_law_so(boss: Actor) -> None:
    asked = ("es-ley10-2025/general", "ES-CT", RECEIVED)
    assert str(due_date_of(*asked, office="ES-MD").due_on) == "2026-07-07"
    choose_reading(pack="es-ley10-2025", switch="whose_calendar", reading="office", by=boss, at=AT)
    assert str(due_date_of(*asked, office="ES-MD").due_on) == "2026-07-06"
    assert str(due_date_of(*asked).due_on) == "2026-07-07"


def test_a_newer_pack_comes_as_a_file(boss: Actor, agent: Actor) -> None:
    text = shipped_texts()["es-ley10-2025"].replace('"2026.1"', '"2026.10"').replace("n = 15", "n = 10", 1)
    with pytest.raises(NotPermitted):
        take_pack(content=text.encode(), by=agent, at=AT)
    assert take_pack(content=text.encode(), by=boss, at=AT).version == "2026.10"
    found = due_date_of("es-ley10-2025/general", "ES-MD", RECEIVED)
    assert (found.version, str(found.due_on)) == ("2026.10", "2026-06-29")
    with pytest.raises(OlderPack):
        take_pack(content=text.replace("2026.10", "2026.9").encode(), by=boss, at=AT)
    with pytest.raises(DamagedPack):
        take_pack(content=text.replace("n = 10", "n = -1").encode(), by=boss, at=AT)
    for content in (b"\xff", b"x" * 300_001):
        with pytest.raises(InvalidInput):
            take_pack(content=content, by=boss, at=AT)
    assert packs_in_force()["es-ley10-2025"].version == "2026.10"


def test_a_command_without_django_reads_the_same(boss: Actor) -> None:
    text = shipped_texts()["es-ley10-2025"].replace('"2026.1"', '"2026.2"')
    take_pack(content=text.encode(), by=boss, at=AT)
    choose_reading(pack="es-ley10-2025", switch="kind_of_days", reading="working_day", by=boss, at=AT)
    packs, readings = read_packs(connection.connection)
    assert {name: pack.version for name, pack in packs.items()} == {
        name: pack.version for name, pack in packs_in_force().items()
    }
    assert readings == {"es-ley10-2025": {"kind_of_days": "working_day"}}


def test_an_unknown_rule_is_named_with_those_that_are_known() -> None:
    with pytest.raises(UnknownRule) as refused:
        due_date_of("es-ley10-2025/lunch", "ES", RECEIVED)
    assert "es-ley10-2025/general" in str(refused.value)
