"""The console's pages of working calendars: made, changed, given to a brand; refused with what was typed kept."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from atiende.organisation.models import SpecialDay, WorkingCalendar
from atiende.organisation.queries import calendar_id_of
from tests.organisation.screens import give, sign_in

pytestmark = pytest.mark.django_db
FORM = {
    "name": "Horario general",
    "time_zone": "Europe/Madrid",
    "region": "ES",
    "complete_until": "",
    **{f"day_{number}": "9-14, 16-19" for number in range(5)},
    "day_5": "",
    "day_6": "",
}


def test_a_calendar_is_made_completed_and_given_to_a_brand(admin, make_brand):
    brand = make_brand("Nova Hogar", is_default=True)
    assert "09:00–18:00" in admin.get(reverse("console:calendars")).content.decode()
    admin.post(reverse("console:new_calendar"), FORM)
    row = WorkingCalendar.objects.get()
    assert row.is_default
    assert row.week[0] == [[540, 840], [960, 1140]]
    day = {"day": f"{dt.date.today().year}-12-24", "name": "Nochebuena", "hours": "9-13"}
    admin.post(reverse("console:calendar_day_add", args=[row.pk]), day)
    page = admin.get(reverse("console:calendar", args=[row.pk])).content.decode()
    assert "Nochebuena" in page
    assert 'x="540"' in page
    copy = admin.get(reverse("console:new_calendar") + f"?from={row.pk}").content.decode()
    assert "09:00–14:00, 16:00–19:00" in copy
    admin.post(reverse("console:new_calendar") + f"?from={row.pk}", {**FORM, "name": "Tienda"})
    shop = WorkingCalendar.objects.get(name="Tienda")
    assert SpecialDay.objects.filter(calendar=shop).count() == 1
    admin.post(reverse("console:calendar_choose"), {"scope": "brand", "id": brand.pk, "calendar": shop.pk})
    assert calendar_id_of(brand_id=brand.pk) == shop.pk
    admin.post(reverse("console:calendar_keep", args=[shop.pk]), {"do": "archive"})
    assert calendar_id_of(brand_id=brand.pk) == row.pk


def test_what_cannot_be_read_is_kept_and_named(admin, company):
    wrong = {**FORM, "day_2": "de sol a sol"}
    answer = admin.post(reverse("console:new_calendar"), wrong)
    assert answer.status_code == 422
    assert "de sol a sol" in answer.content.decode()
    never = {**FORM, **{f"day_{number}": "" for number in range(7)}}
    answer = admin.post(reverse("console:new_calendar"), never)
    assert answer.status_code == 422
    assert "no abriría nunca" in answer.content.decode()
    assert not WorkingCalendar.objects.exists()


def test_who_reads_changes_nothing(admin, make_agent):
    admin.post(reverse("console:new_calendar"), FORM)
    row = WorkingCalendar.objects.get()
    reader = make_agent("Aitor")
    give(reader.user, "auditor")
    client = sign_in(reader.user)
    assert client.get(reverse("console:calendar", args=[row.pk])).status_code == 200
    changed = {**FORM, "name": "Otro", "version": 1}
    assert client.post(reverse("console:calendar", args=[row.pk]), changed).status_code == 403
    assert client.post(reverse("console:calendar_keep", args=[row.pk]), {"do": "archive"}).status_code == 403
    row.refresh_from_db()
    assert row.name == "Horario general"
