"""An export asked for on a screen: made by a worker, downloaded by who may, gone after some days."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import NotPermitted
from atiende.platform.jobs.queries import get_long_job
from atiende.platform.models import AuditEntry, StoredFileRow
from atiende.platform.storage import open_file
from atiende.privacy.actions.download_export import download_export
from atiende.privacy.actions.drop_old_exports import drop_old_exports
from atiende.privacy.actions.erase_customer import erase_customer
from atiende.privacy.actions.request_export import request_export
from atiende.privacy.errors import ExportNotReady
from atiende.privacy.jobs import make_requested_export
from atiende.privacy.models import CustomerExport
from atiende.privacy.queries import list_exports
from tests.customers.conftest import ADMINISTRATOR, AGENT, AT


def requested(customer_id: int) -> CustomerExport:
    return request_export(customer_id=customer_id, by=ADMINISTRATOR, at=AT)


def make(export: CustomerExport) -> None:
    make_requested_export(export_id=export.pk, long_job_id=export.long_job_id)


def test_it_is_made_once_and_downloaded_with_an_entry_in_the_audit(joined: tuple[int, int]) -> None:
    export = requested(joined[0])
    with pytest.raises(ExportNotReady):
        download_export(export_id=export.pk, by=ADMINISTRATOR, at=AT)
    make(export)
    make(export)
    assert get_long_job(ADMINISTRATOR, export.long_job_id).state == "done"
    file = download_export(export_id=export.pk, by=ADMINISTRATOR, at=AT)
    with open_file(file) as stream:
        names = zipfile.ZipFile(io.BytesIO(stream.read())).namelist()
    assert names == ["data.json", "index.html"]
    assert StoredFileRow.objects.get(pk=file.id).references == 1
    assert AuditEntry.objects.filter(verb="privacy.export_downloaded").count() == 1
    assert [each.pk for each in list_exports(ADMINISTRATOR, joined[1])] == [export.pk]


def test_who_was_erased_meanwhile_is_not_exported(joined: tuple[int, int]) -> None:
    export = requested(joined[0])
    erase_customer(customer_id=joined[0], rule="request", by=ADMINISTRATOR, at=AT)
    with pytest.raises(ExportNotReady):
        make(export)
    assert get_long_job(ADMINISTRATOR, export.long_job_id).state == "failed"
    assert not StoredFileRow.objects.exists()


def test_old_exports_go_and_young_ones_stay(joined: tuple[int, int]) -> None:
    export = requested(joined[0])
    make(export)
    assert drop_old_exports(by=SYSTEM, at=AT + dt.timedelta(days=6)) == 0
    assert drop_old_exports(by=SYSTEM, at=AT + dt.timedelta(days=8)) == 1
    assert StoredFileRow.objects.get().references == 0


def test_an_agent_asks_for_none_and_sees_none(joined: tuple[int, int]) -> None:
    export = requested(joined[0])
    for act in (
        lambda: request_export(customer_id=joined[0], by=AGENT, at=AT),
        lambda: list_exports(AGENT, joined[0]),
        lambda: download_export(export_id=export.pk, by=AGENT, at=AT),
    ):
        with pytest.raises(NotPermitted):
            act()
