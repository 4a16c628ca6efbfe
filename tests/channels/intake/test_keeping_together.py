"""A portion of mails is kept in one commit: all of it or nothing, and each content once."""

from __future__ import annotations

import pytest

from atiende.channels.actions import keep_raw_mails as keeping
from atiende.channels.actions.keep_raw_mails import NewMail, keep_raw_mails
from atiende.channels.models import FetchedUid, RawMail
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, NotPermitted
from atiende.platform.models.audit import AuditEntry
from atiende.platform.models.files import StoredFileRow
from atiende.platform.storage import DiskFull, find_file, open_file
from tests.channels.intake.conftest import AT, mail

pytestmark = pytest.mark.django_db(transaction=True)


def keep(mailbox, *raws, first_uid=1):
    mails = [NewMail(raw=raw, uid=first_uid + number) for number, raw in enumerate(raws)]
    return keep_raw_mails(mailbox_id=mailbox.pk, uidvalidity=7, mails=mails, at=AT)


def content_of(raw_mail_id):
    with open_file(find_file(RawMail.objects.get(pk=raw_mail_id).file_id)) as stream:
        return stream.read()


def test_each_mail_of_a_portion_has_its_bytes_its_number_and_its_entry(support):
    raws = [mail(f"Número {number}") for number in range(3)]
    kept = keep(support, *raws)
    assert [content_of(each.raw_mail_id) for each in kept] == raws
    assert [each.is_new for each in kept] == [True, True, True]
    assert dict(FetchedUid.objects.values_list("uid", "raw_mail_id")) == {
        number: each.raw_mail_id for number, each in enumerate(kept, 1)
    }
    told = AuditEntry.objects.filter(verb="channels.mail_kept").values_list("target_id", flat=True)
    assert sorted(told) == sorted(str(each.raw_mail_id) for each in kept)
    assert set(StoredFileRow.objects.values_list("references", flat=True)) == {1}


def test_a_content_that_comes_twice_in_a_portion_is_kept_once_under_both_numbers(support):
    raw = mail("Dos veces")
    again = b"Received: from other.example by nova.example; Sun, 22 Nov 2026 10:00:01 +0100\r\n" + raw
    first, second, third = keep(support, raw, mail("Otra"), again)
    assert (first.is_new, second.is_new, third.is_new) == (True, True, False)
    assert first.raw_mail_id == third.raw_mail_id
    assert FetchedUid.objects.filter(raw_mail_id=first.raw_mail_id).count() == 2
    assert content_of(first.raw_mail_id) == raw


def test_the_ids_of_a_portion_go_up_in_the_order_in_which_its_mails_came(support):
    kept = [each.raw_mail_id for each in keep(support, *(mail(f"Número {number}") for number in range(20)))]
    assert kept == sorted(kept)


def test_what_was_kept_before_is_found_again_beside_new_mail(support):
    old = mail("Ya estaba")
    (before,) = keep_raw_mails(mailbox_id=support.pk, mails=[NewMail(raw=old)], at=AT)
    new, known = keep(support, mail("Nuevo"), old)
    assert (known.raw_mail_id, known.is_new, new.is_new) == (before.raw_mail_id, False, True)
    assert RawMail.objects.count() == 2


def test_a_death_before_the_commit_leaves_nothing_and_the_portion_comes_again(support, monkeypatch):
    raws = [mail(f"Número {number}") for number in range(3)]
    with monkeypatch.context() as patched:
        patched.setattr(keeping, "write", killed)
        with pytest.raises(SystemExit):
            keep(support, *raws)
    assert not RawMail.objects.exists()
    assert not StoredFileRow.objects.exists()
    assert not AuditEntry.objects.filter(verb="channels.mail_kept").exists()
    assert all(each.is_new for each in keep(support, *raws))


def test_a_disk_that_fills_in_the_middle_keeps_nothing_of_the_portion(support, monkeypatch):
    raws = [mail(f"Número {number}") for number in range(3)]
    monkeypatch.setattr(keeping, "store_all", full)
    with pytest.raises(DiskFull):
        keep(support, *raws)
    assert not RawMail.objects.exists()


def test_nothing_is_kept_for_a_mailbox_that_another_worker_filled_and_lost(support, monkeypatch):
    monkeypatch.setattr(keeping, "_insert", lambda *_: {})
    with pytest.raises(Conflict):
        keep(support, mail("Nadie"))


def test_who_does_not_manage_settings_keeps_nothing(support):
    stranger = Actor(id=9, label="Ana", grants=frozenset({"tickets.read"}))
    with pytest.raises(NotPermitted):
        keep_raw_mails(mailbox_id=support.pk, uidvalidity=1, mails=[NewMail(raw=mail())], at=AT, by=stranger)


def killed(*_):
    raise SystemExit


def full(_):
    raise DiskFull
