"""A rule that tells somebody does it by the ways that they chose, and only who sees the case; its run is linked."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.automation.models import RuleRun
from atiende.automation.rules.definition import Deed
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.notifications.actions.choose_ways import choose_ways
from atiende.notifications.actions.send_mails import send_mails
from atiende.notifications.models import Notification
from atiende.notifications.queries import sentence_of
from atiende.notifications.rules.kinds import Kind, Ways
from atiende.platform.models import OutgoingMail
from tests.automation.conftest import AT, deliver

pytestmark = pytest.mark.django_db(transaction=True)


def _mails() -> list[str]:
    send_mails(by=SYSTEM, at=utc_now() + dt.timedelta(days=3))
    return list(OutgoingMail.objects.filter(kind="notifications.news").values_list("to_address", flat=True))


def test_who_sees_the_case_is_told_by_mail_and_in_the_program(rule, opened, house) -> None:
    rule("opened", Deed("notify", str(house.colleague.id), "Mire esto"))
    opened()
    deliver()
    told = Notification.objects.get(person_id=house.colleague.id, kind=Kind.RULE)
    assert "Devoluciones: Mire esto" in sentence_of(told, {})
    assert _mails() == ["carla@nova.example"]


def test_who_wants_no_mail_gets_none(rule, opened, house) -> None:
    choose_ways(ways={Kind.RULE: Ways()}, by=house.colleague, at=AT)
    rule("opened", Deed("notify", str(house.colleague.id), "Mire esto"))
    opened()
    deliver()
    assert Notification.objects.filter(kind=Kind.RULE).count() == 1
    assert _mails() == []


def test_who_does_not_see_the_case_is_not_told_and_the_run_says_so(rule, opened, house) -> None:
    rule("opened", Deed("notify", str(house.of_other_brand.id), "Mire esto"))
    opened()
    deliver()
    assert not Notification.objects.filter(kind=Kind.RULE).exists()
    run = RuleRun.objects.get()
    assert (run.outcome, run.deeds[0]["code"]) == ("refused", "automation.does_not_see_the_case")
