"""Colleagues in a real case over a real live line: whoever may see the case learns it, until they may not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from atiende.organisation.models import TeamMembership
from atiende.platform.live import attendance, revalidate
from atiende.platform.wake import close as close_waker
from tests.desk.office import arrives, signed_in
from tests.platform_doors.live_line import Line, running_hub
from tests.platform_doors.live_line import signed_in as session_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(attendance, "TICK_SECONDS", 0.02)
    monkeypatch.setattr(attendance, "GRACE_SECONDS", 0.05)
    with running_hub(monkeypatch) as port:
        yield port
    close_waker()


def _line(port: int, person: Any) -> Line:
    return Line(port, session_of(person.get("/desk/").wsgi_request.user))


def _people(line: Line) -> Any:
    """What the next frame about people says."""
    while "presence" not in (frame := line.hear()):
        pass
    return frame["people"]


def test_a_light_agent_sees_who_replies_and_another_team_sees_nothing(port: int) -> None:
    topic = f"ticket:{arrives().ticket_id}"
    leo, hugo = signed_in(name="Leo Ríos"), signed_in("light_agent", "Hugo Blanco")
    stranger = signed_in(name="Teo Gil", in_team="Facturas")
    with _line(port, leo) as his, _line(port, hugo) as light, _line(port, stranger) as other:
        assert other.ask(subscribe=topic) == {"denied": topic}
        assert his.ask(subscribe=topic) == {"ok": topic}
        his.say(**{"present": topic, "as": "replying"})
        light.ask(subscribe=topic)
        assert _people(light) == [[leo.actor.id, "replying"]]
        other.say(**{"present": topic, "as": "viewing"})
        light.say(**{"present": topic, "as": "viewing"})
        assert _people(his) == [[hugo.actor.id, "viewing"]]


def test_who_may_see_the_case_no_longer_is_gone_from_it(port: int) -> None:
    topic = f"ticket:{arrives().ticket_id}"
    ana, leo = signed_in(), signed_in(name="Leo Ríos")
    with _line(port, ana) as hers, _line(port, leo) as his:
        for line in (hers, his):
            line.ask(subscribe=topic)
            line.say(**{"present": topic, "as": "viewing"})
        assert _people(hers) == [[leo.actor.id, "viewing"]]
        assert _people(his) == [[ana.actor.id, "viewing"]]
        TeamMembership.objects.filter(agent_id=leo.actor.id).delete()
        revalidate(leo.actor.id)
        assert his.hear() == {"ended": topic}
        assert _people(hers) == []
        hers.say(**{"present": topic, "as": "replying"})
        with pytest.raises(TimeoutError):
            his.hear(0.3)
