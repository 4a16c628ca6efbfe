"""Keeping views: one's own, shared with teams, with everybody; who has them, changes them, and in which order."""

from __future__ import annotations

import pytest

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models import AuditEntry
from atiende.tickets.rules.view_conditions import Condition, Test
from atiende.tickets.rules.view_fields import Is
from atiende.views.actions.arrange_views import arrange_views
from atiende.views.actions.change_view import change_view
from atiende.views.actions.delete_view import delete_view
from atiende.views.actions.keep_view import keep_view
from atiende.views.errors import NotYourView, TooManyViews, ViewChangedMeanwhile
from atiende.views.models import View
from atiende.views.queries import get_view_for, views_for
from atiende.views.rules.keeping import NewView

pytestmark = pytest.mark.django_db
MINE = Condition((Test("assignee", Is.ONE_OF, ("me",)),))


def kept(by: Actor, at, name="Urgentes", **more) -> View:
    return keep_view(new=NewView(name=name, condition=MINE, **more), by=by, at=at)


def names(actor: Actor) -> list[str]:
    return [view.name for view in views_for(actor)]


def test_a_view_is_its_owners_until_it_is_shared(house, at) -> None:
    view = kept(house.owner, at)
    assert get_view_for(house.owner, view.pk).condition == MINE
    for other in (house.colleague, house.administrator, house.stranger):
        with pytest.raises(NotFound):
            get_view_for(other, view.pk)
    assert AuditEntry.objects.filter(verb="views.view_kept", target_id=str(view.pk)).exists()


def test_shared_with_a_team_it_is_theirs(house, at) -> None:
    kept(house.owner, at, shared="teams", team_ids=frozenset({house.help_desk.pk}))
    assert names(house.colleague) == ["Urgentes"]
    assert names(house.of_other_team) == []
    with pytest.raises(InvalidInput) as refused:
        kept(house.owner, at, "Otra", shared="teams", team_ids=frozenset({house.billing.pk}))
    assert "teams" in refused.value.fields


def test_with_everybody_by_those_who_may(house, at) -> None:
    with pytest.raises(NotPermitted):
        kept(house.owner, at, shared="everybody")
    kept(house.administrator, at, shared="everybody")
    assert names(house.of_other_team) == names(house.auditor) == ["Urgentes"]
    assert names(house.stranger) == []


def test_a_shared_view_is_changed_by_its_owner_and_by_who_shares_with_everybody(house, at) -> None:
    view = kept(house.owner, at, shared="teams", team_ids=frozenset({house.help_desk.pk}))
    new = NewView(name="Otra", condition=MINE, shared="teams", team_ids=frozenset({house.help_desk.pk}))
    with pytest.raises(NotYourView):
        change_view(view_id=view.pk, new=new, by=house.colleague, at=at)
    with pytest.raises(NotYourView):
        delete_view(view_id=view.pk, by=house.colleague, at=at)
    change_view(view_id=view.pk, new=new, by=house.owner, at=at, shown=1)
    with pytest.raises(ViewChangedMeanwhile):
        change_view(view_id=view.pk, new=new, by=house.owner, at=at, shown=1)
    delete_view(view_id=view.pk, by=house.owner, at=at)
    assert names(house.colleague) == []


def test_names_and_numbers_have_limits(house, at, monkeypatch) -> None:
    kept(house.owner, at)
    for wrong in (
        {"name": "urgentes"},
        {"name": "  "},
        {"name": "A", "order": "x"},
        {"name": "B", "columns": ("password",)},
    ):
        with pytest.raises(InvalidInput):
            keep_view(new=NewView(condition=MINE, **wrong), by=house.owner, at=at)
    assert kept(house.colleague, at).name == "Urgentes", "a colleague may call theirs so too"
    monkeypatch.setattr("atiende.views.actions.keep_view.MOST_VIEWS", 1)
    with pytest.raises(TooManyViews):
        kept(house.owner, at, "Otra")


def test_everybody_has_an_order_of_their_own(house, at) -> None:
    ids = [kept(house.administrator, at, name, shared="everybody").pk for name in ("A", "B", "C")]
    arrange_views(view_ids=[ids[2], ids[0]], hidden={ids[0]}, by=house.owner, at=at)
    assert names(house.owner) == ["C", "B"]
    assert names(house.colleague) == ["A", "B", "C"]


def test_a_view_of_a_newer_program_is_there_but_not_counted(house, at) -> None:
    view = kept(house.owner, at)
    View.objects.filter(pk=view.pk).update(condition={"version": 7, "none": []})
    (found,) = views_for(house.owner)
    assert not found.is_readable
    assert not found.is_served
