"""What a rule did stands on the timeline of the case, with a way to its run for who may see rules."""

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.mention_rule import mention_rule
from tests.desk.office import AT, arrives, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("role", "is_linked"), [("administrator", True), ("agent", False)])
def test_the_run_is_linked_for_who_may_see_rules(role: str, is_linked: bool) -> None:
    person = signed_in(role)
    case = arrives()
    mention_rule(ticket_id=case.ticket_id, rule_id=3, run_id=17, by=SYSTEM, at=AT)
    page = person.get(f"/desk/tickets/{case.number}/").content.decode()
    assert ("/console/rules/runs/17/" in page) is is_linked
    assert "actuó automáticamente" in page
