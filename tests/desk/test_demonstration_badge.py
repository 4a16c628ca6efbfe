"""What belongs to the demonstration says so, in the list and in the case; what is real does not."""

import pytest

from atiende.platform.demonstration import forget_marks, mark
from atiende.tickets.models import Ticket
from tests.desk.office import arrives, signed_in

pytestmark = pytest.mark.django_db
BADGE = "Demostración"


def test_a_case_of_the_demonstration_carries_its_badge():
    agent = signed_in()
    number = arrives("Mi pedido", subject="Pedido").number
    brand_id = Ticket.objects.get().brand_id
    pages = ("/desk/tickets/?queue=all", f"/desk/tickets/{number}/?queue=all")
    for page in pages:
        assert BADGE not in agent.get(page).content.decode()
    mark("brand", [brand_id])
    assert agent.get(pages[0]).content.decode().count(BADGE) == 1
    assert agent.get(pages[1]).content.decode().count(BADGE) == 2  # in its head, and in the list beside it
    forget_marks("brand", [brand_id])
    for page in pages:
        assert BADGE not in agent.get(page).content.decode()
