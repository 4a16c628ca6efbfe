"""Ready roles: added once, one's own from then on, and first doors on the home page of who has one."""

from __future__ import annotations

import pytest

from atiende.desk.role_starts import STARTS, doors_for
from atiende.identity.actions.adopt_ready_role import adopt_ready_role
from atiende.identity.models import Role
from atiende.identity.rules.ready_roles import READY_ROLES
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound, NotPermitted
from tests.organisation.conftest import ADMINISTRATOR, AT, AUDITOR
from tests.organisation.screens import give, sign_in


def test_every_ready_role_has_first_doors_that_its_grants_open() -> None:
    assert {role.code for role in READY_ROLES} == set(STARTS)
    for role in READY_ROLES:
        holder = Actor(id=1, label="x", grants=role.grants)
        assert doors_for(holder, [role.code]) == STARTS[role.code]
        assert doors_for(Actor(id=1, label="x"), [role.code]) == ()
    assert doors_for(ADMINISTRATOR, ["agent"]) == ()


def test_it_is_added_once_and_greets_who_has_it(admin, make_agent) -> None:
    assert "Especialista en calidad" in admin.get("/console/roles/").content.decode()
    answer = admin.post("/console/roles/adopt/", {"code": "quality-specialist"})
    assert answer.status_code == 302
    role = Role.objects.get(code="quality-specialist")
    assert not role.is_builtin
    assert adopt_ready_role(code=role.code, by=ADMINISTRATOR, at=AT) == role
    for code, by, refusal in (("boss", ADMINISTRATOR, NotFound), ("representative", AUDITOR, NotPermitted)):
        with pytest.raises(refusal):
            adopt_ready_role(code=code, by=by, at=AT)
    agent = make_agent("Quima")
    give(agent.user, role.code)
    assert "?queue=solved" in sign_in(agent.user).get("/desk/").content.decode()
