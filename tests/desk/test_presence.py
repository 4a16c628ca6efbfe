"""Colleagues in a case are named by a page of the case, to those who see it."""

from __future__ import annotations

import pytest

from tests.desk.office import arrives, signed_in

pytestmark = pytest.mark.django_db


def _asked(person, number, *who):
    return person.get(f"/desk/tickets/{number}/present", {"who": who})


def test_each_is_named_with_what_they_do_writers_first() -> None:
    opened, ana = arrives(), signed_in()
    leo, eva = signed_in(name="Leo Ríos"), signed_in(name="Eva <b>Sanz</b>")
    answer = _asked(
        ana, opened.number, f"{eva.actor.id}-viewing", f"{leo.actor.id}-replying", f"{ana.actor.id}-viewing"
    )
    page = answer.content.decode()
    assert page.index("Leo Ríos está escribiendo una respuesta") < page.index(
        "Eva &lt;b&gt;Sanz&lt;/b&gt; está viendo"
    )
    assert "Ana Beltrán" not in page


def test_a_light_agent_learns_it_and_who_may_not_see_the_case_does_not() -> None:
    opened, leo = arrives(), signed_in(name="Leo Ríos")
    who = f"{leo.actor.id}-noting"
    light = signed_in("light_agent", "Hugo Blanco")
    assert "Leo Ríos está escribiendo una nota" in _asked(light, opened.number, who).content.decode()
    elsewhere = signed_in(name="Teo Gil", in_team="Facturas")
    assert _asked(elsewhere, opened.number, who).status_code == 404
    assert _asked(signed_in("", "Nadie"), opened.number, who).status_code == 404


def test_nonsense_is_left_out_and_many_are_counted() -> None:
    opened, ana = arrives(), signed_in()
    others = [signed_in(name=f"Colega {n}").actor.id for n in range(5)]
    asked = [
        "x-viewing",
        "-replying",
        "9-dancing",
        "99999999999999999999-viewing",
        *(f"{pk}-viewing" for pk in others),
    ]
    page = _asked(ana, opened.number, *asked).content.decode()
    assert page.count("está viendo") == 3
    assert "y 2 más" in page
    assert _asked(ana, opened.number).content.decode().strip() == ""
