"""What was kept and not understood is met by a job every minute; what cannot be helped there holds back no other."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.channels import jobs
from atiende.channels.actions.keep_raw_mails import NewMail, keep_raw_mails
from atiende.channels.actions.process_raw_mail import process_raw_mail
from atiende.channels.actions.retry_quarantined import retry_quarantined
from atiende.channels.models import RawMail
from atiende.channels.queries.raw_mails import kept_and_waiting
from atiende.kernel.actors import SYSTEM
from atiende.platform.storage import DiskFull, folder
from tests.channels.intake.conftest import AT, mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(support):
    """Ids of two mails whose process ended before it understood them."""
    mails = [NewMail(raw=mail(f"Carta {number}")) for number in range(2)]
    long_ago = AT - dt.timedelta(days=400)
    return [each.raw_mail_id for each in keep_raw_mails(mailbox_id=support.pk, mails=mails, at=long_ago)]


def states() -> list[str]:
    return list(RawMail.objects.order_by("pk").values_list("state", flat=True))


def test_all_of_them_become_cases(kept):
    jobs.process_kept()
    assert states() == ["processed", "processed"]


def test_they_are_taken_in_the_order_in_which_they_came(kept):
    assert kept_and_waiting(AT, limit=10) == kept == sorted(kept)


def test_one_whose_files_have_no_room_waits_and_the_next_goes_on(kept, monkeypatch):
    def process(*, raw_mail_id, at):
        if raw_mail_id == kept[0]:
            raise DiskFull
        process_raw_mail(raw_mail_id=raw_mail_id, at=at)

    monkeypatch.setattr(jobs, "process_raw_mail", process)
    jobs.process_kept()
    assert states() == ["kept", "processed"]


def test_one_whose_bytes_are_lost_is_shown_in_quarantine_until_they_are_restored(kept):
    lost = RawMail.objects.get(pk=kept[0])
    place = folder.path_of(lost.sha256)
    raw = place.read_bytes()
    place.unlink()
    jobs.process_kept()
    assert states() == ["quarantined", "processed"]
    assert "Restore it from a backup" in RawMail.objects.get(pk=kept[0]).problem
    place.write_bytes(raw)
    assert retry_quarantined(raw_mail_id=kept[0], by=SYSTEM, at=AT).outcome == "ticket"
