"""Two administrators who remove each other at the same moment: one of them stays."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from atiende.identity.actions.change_roles import change_roles
from atiende.identity.actions.disable_user import disable_user
from atiende.identity.actions.remove_user import remove_user
from atiende.identity.builtin_roles import write_builtin_roles
from atiende.identity.errors import LastAdministrator
from atiende.identity.queries import has_administrator
from atiende.kernel.actors import SYSTEM
from tests.identity.people import NOW, person

pytestmark = pytest.mark.django_db(transaction=True)


def demote(user_id: int) -> None:
    change_roles(user_id=user_id, role_codes=["agent"], by=SYSTEM, at=NOW)


def disable(user_id: int) -> None:
    disable_user(user_id=user_id, by=SYSTEM, at=NOW)


def remove(user_id: int) -> None:
    remove_user(user_id=user_id, by=SYSTEM, at=NOW)


@pytest.mark.parametrize(
    ("first", "second"), [(demote, demote), (disable, demote), (remove, disable), (remove, remove)]
)
def test_one_administrator_stays(first: Callable[[int], None], second: Callable[[int], None]) -> None:
    write_builtin_roles()
    ana, bea = person("ana@example.com", "administrator"), person("bea@example.com", "administrator")
    start, ends = threading.Barrier(2), []

    def run(action: Callable[[int], None], user_id: int) -> None:
        try:
            start.wait(10)
            action(user_id)
            ends.append("done")
        except Exception as error:
            ends.append(type(error).__name__)
        finally:
            connection.close()

    workers: list[Any] = [
        threading.Thread(target=run, args=pair) for pair in ((first, ana.pk), (second, bea.pk))
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert sorted(ends) == [LastAdministrator.__name__, "done"]
    assert has_administrator()
