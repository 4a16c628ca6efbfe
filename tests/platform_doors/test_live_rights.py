"""From the action that takes a right away, through the event, to the end of what was watched."""

import pytest
from allauth.usersessions.models import UserSession
from django.db import OperationalError, transaction

from atiende.identity.actions.disable_user import disable_user
from atiende.identity.actions.end_sessions import end_sessions
from atiende.identity.events import RolesChanged
from atiende.identity.models import Role, RoleAssignment
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.live import hub as hub_module
from atiende.platform.live.sessions import rights_left
from atiende.platform.outbox import emit
from atiende.platform.outbox.dispatcher import Dispatcher
from atiende.platform.wake import close as close_waker
from tests.platform_doors.live_line import Line, create_user, running_hub, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def port(monkeypatch):
    with running_hub(monkeypatch) as port:
        yield port
    close_waker()


def hold(user, code):
    RoleAssignment.objects.create(
        user=user, role=Role.objects.get(code=code), assigned_by_id=0, assigned_at=utc_now()
    )


def deliver():
    while Dispatcher().run_once():
        pass


@pytest.fixture
def line(port, transactional_db):
    hold(create_user("chief"), "administrator")
    user = create_user("ana")
    hold(user, "agent")
    key = signed_in(user)
    UserSession.objects.create(user=user, session_key=key, ip="127.0.0.1")
    with Line(port, key) as line:
        line.user = user
        assert line.ask(subscribe="organisation:1") == {"ok": "organisation:1"}
        yield line


def test_who_loses_every_role_stops_hearing_of_the_organisation(line):
    with transaction.atomic():
        RoleAssignment.objects.filter(user=line.user).delete()
        emit(RolesChanged(user_id=line.user.pk))
    deliver()
    assert line.hear() == {"ended": "organisation:1"}


@pytest.mark.parametrize("act", [disable_user, end_sessions])
def test_who_is_sent_away_loses_the_line(line, act):
    act(user_id=line.user.pk, by=SYSTEM, at=utc_now())
    deliver()
    assert line.hear() == {"closed": 4401}


def test_an_outsider_is_denied(port):
    with Line(port, signed_in(create_user("nobody"))) as line:
        assert line.ask(subscribe="organisation:1") == {"denied": "organisation:1"}


def test_a_database_that_was_away_when_the_rights_were_asked_for_does_not_end_the_line(line, monkeypatch):
    answers = [OperationalError("the database is away")]

    def away_once(*asked):
        if answers:
            raise answers.pop()
        return rights_left(*asked)

    monkeypatch.setattr(hub_module, "rights_left", away_once)
    monkeypatch.setattr(hub_module, "RECHECK_AGAIN_SECONDS", 0.05)
    with transaction.atomic():
        RoleAssignment.objects.filter(user=line.user).delete()
        emit(RolesChanged(user_id=line.user.pk))
    deliver()
    assert line.hear() == {"ended": "organisation:1"}
    assert not answers
