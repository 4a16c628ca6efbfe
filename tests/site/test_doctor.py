"""The doctor names what is wrong and what to do."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from django.db import connection

from atiende.site.doctor.database import audit, examine_database, jobs, mail, migrations, outbox
from atiende.site.doctor.finding import Finding
from atiende.site.doctor.machine import keys
from atiende.site.doctor.report import as_json, as_lines, is_well
from tests.processes import command


@pytest.mark.django_db
def test_a_new_installation_is_well_and_lacks_only_mail_and_backups() -> None:
    findings = examine_database()
    assert is_well(findings)
    assert [finding.name for finding in findings if finding.state != "ok"] == ["mail", "backups"]


@pytest.mark.django_db
def test_a_stuck_lane_is_a_failure() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO platform_delivery (event_id, handler, aggregate, number, state, correlation_id)"
            " VALUES (1, 'h', 'ticket:1', 1, 'stuck', '')"
        )
    finding = outbox()
    assert finding.state == "failure"
    assert "outbox stuck" in finding.do


@pytest.mark.django_db
def test_a_failed_job_is_a_warning() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('default', 'x', 'failed')"
        )
    assert jobs().state == "warning"


@pytest.mark.django_db
def test_entries_that_nobody_seals_are_a_warning() -> None:
    long_ago = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO platform_audit_entry"
            " (at, actor_id, actor_label, verb, target_kind, target_id, fields, outcome, details, correlation_id)"
            " VALUES (%s, 0, '', 'x.y', 'x', '', '{}', 'done', '{}', '')",
            [long_ago],
        )
    finding = audit()
    assert finding.state == "warning"
    assert "2026-01-01" in finding.says


@pytest.mark.django_db
def test_mail_that_is_not_set_up_is_a_warning() -> None:
    assert mail().state == "warning"


@pytest.mark.django_db
def test_a_migration_that_waits_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("atiende.site.doctor.database.pending_migrations", lambda: ["identity.0099_more"])
    finding = migrations()
    assert finding.state == "failure"
    assert "identity.0099_more" in finding.says


def test_a_key_that_others_can_read_is_a_failure(tmp_path: Path) -> None:
    key = tmp_path / "keys" / "session.key"
    key.parent.mkdir()
    key.touch(mode=0o600)
    assert keys(tmp_path).state == "ok"
    key.chmod(0o644)
    assert keys(tmp_path).state == "failure"
    assert str(key) in keys(tmp_path).do


def test_the_report_is_for_people_and_for_programs() -> None:
    findings = [Finding("disk", "failure", "Full.", "Make room.")]
    assert json.loads(as_json(findings)) == {
        "ok": False,
        "checks": [{"name": "disk", "state": "failure", "says": "Full.", "do": "Make room."}],
    }
    assert "→ Make room." in as_lines(findings)


@pytest.mark.process
def test_it_answers_in_json_while_nothing_runs(new_data: Path) -> None:
    done = command("doctor", "--json", data=new_data)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {check["name"] for check in json.loads(done.stdout)["checks"]} >= {
        "database",
        "disk",
        "clock",
        "mail",
    }


@pytest.mark.process
def test_a_database_that_cannot_be_had_is_a_finding_not_a_crash(tmp_path: Path) -> None:
    done = command("doctor", "--json", data=tmp_path, DATABASE_URL="postgresql://a:b@127.0.0.1:1/x")
    assert done.returncode == 1
    assert [c["name"] for c in json.loads(done.stdout)["checks"] if c["state"] == "failure"] == ["database"]
