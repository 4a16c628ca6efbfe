"""All the cases of a list, without the mouse: changed at once, and undone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atiende.tickets.models import TicketTag
from atiende.views.jobs import run_requested_change
from atiende.views.models import BulkChange
from tests.browser import OpenAs, complaints
from tests.desk.office import arrives
from tests.keyboard import no_mouse, press_by_keys, write_by_keys

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def _cases() -> int:
    return len([arrives(subject=f"El pedido {n}", in_team="", address=f"c{n}@x.example") for n in range(3)])


def _run() -> None:
    """What a process of its own does while one looks on."""
    bulk = BulkChange.objects.order_by("-pk")[0]
    run_requested_change(bulk_id=bulk.pk, long_job_id=bulk.long_job_id)


def test_all_of_a_list_are_changed_and_it_is_undone(open_as: OpenAs) -> None:
    count = _cases()
    page = open_as("supervisor")
    heard = complaints(page)
    page.goto("/desk/tickets/?queue=unassigned")
    no_mouse(page)
    press_by_keys(page.get_by_role("link", name="Cambiar todos…"))
    press_by_keys(page.locator(".bulkacts summary", has_text="Etiquetas"))
    write_by_keys(page.locator("#bulk-tag"), "Lote 7")
    press_by_keys(page.locator(".bulkacts [value=tag]"))
    expect(page.locator("#bulk-change [role=progressbar], #bulk-change progress")).to_be_visible()
    _run()
    expect(page.locator("#bulk-change .chip.ok")).to_be_visible()
    assert TicketTag.objects.filter(tag__name="Lote 7").count() == count
    press_by_keys(page.get_by_role("button", name="Deshacer"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Deshacer")
    _run()
    expect(page.locator("#bulk-change .chip.ok")).to_be_visible()
    assert not TicketTag.objects.filter(tag__name="Lote 7").exists()
    assert heard == []
