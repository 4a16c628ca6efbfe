from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from atiende.identity.models import Role, RoleAssignment
from atiende.identity.web.backend import SignInBackend
from atiende.kernel.actors import NOBODY
from atiende.organisation.models import TeamArchival
from atiende.organisation.queries import actor_of
from atiende.organisation.web.middleware import ActorMiddleware

pytestmark = pytest.mark.django_db


@pytest.fixture
def luz(make_team, make_agent, at):
    agent = make_agent("Luz Prado", make_team("Logística"), make_team("Ventas"))
    role = Role.objects.create(code="helps", name="Helps", grants=["tickets.read", "no.such_grant"])
    RoleAssignment.objects.create(user=agent.user, role=role, assigned_by_id=0, assigned_at=at)
    return agent


def test_an_actor_carries_grants_and_teams_in_two_queries(luz, django_assert_num_queries):
    with django_assert_num_queries(2):
        actor = actor_of(luz.user)
    assert actor.id == luz.pk
    assert actor.label == "Luz Prado"
    assert actor.grants == {"tickets.read"}
    assert len(actor.team_ids) == 2


def test_archived_teams_and_past_stays_do_not_count(luz, at):
    first, second = luz.memberships.all()
    TeamArchival.objects.create(team=first.team, archived_at=at, archived_by_id=1, archived_by_label="Ana")
    second.until_on = at.date()
    second.save()
    assert actor_of(luz.user).team_ids == frozenset()


def test_the_disabled_and_the_anonymous_are_nobody(luz):
    luz.user.is_active = False
    assert actor_of(luz.user) is NOBODY
    assert actor_of(AnonymousUser()) is NOBODY


def test_a_request_reads_its_actor_once_and_only_when_asked(luz, django_assert_num_queries):
    seen = []

    def screen(request):
        with django_assert_num_queries(2):
            seen.extend([request.actor.may("tickets.read"), request.actor.may("tickets.reply")])

    request = RequestFactory().get("/")
    request.user = luz.user
    with django_assert_num_queries(0):
        ActorMiddleware(lambda request: None)(request)
    ActorMiddleware(screen)(request)
    assert seen == [True, False]


def test_who_signs_in_brings_grants_teams_and_brands_along(luz, django_assert_num_queries):
    person = SignInBackend().get_user(luz.pk)
    with django_assert_num_queries(0):
        actor = actor_of(person)
    assert actor == actor_of(luz.user)
    RoleAssignment.objects.all().delete()
    assert actor_of(SignInBackend().get_user(luz.pk)).grants == frozenset()


def test_the_disabled_do_not_come_back_by_their_session(luz):
    luz.user.is_active = False
    luz.user.save()
    assert SignInBackend().get_user(luz.pk) is None
    assert SignInBackend().get_user(987654) is None
