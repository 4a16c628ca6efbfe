"""The screens of structure and authority: what they do, and who may."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile

from atiende.organisation.models import AuthorityLine, Belonging, Unit
from tests.languages import full_house_structure
from tests.organisation.screens import fill, give, sign_in


def _html(client, address, status=200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_every_screen_shows_the_company_and_says_what_cannot_be(
    admin, admin_user, company, make_brand, make_agent
) -> None:
    make_brand("Nova Hogar", is_default=True)
    rows = fill(admin_user)
    rows |= full_house_structure.fill(rows)
    top, below = (unit.pk for unit in rows["units"][:2])
    assert "Xyz Emú" in _html(admin, "/console/units/")
    assert admin.get("/console/units/chart.svg")["Content-Type"].startswith("image/svg+xml")
    for address in (
        "units/?dimension=channel",
        "units/new/",
        "units/templates/",
        "units/templates/matrix/",
        "units/people/",
        f"units/{top}/",
        f"units/{rows['units'][3].pk}/",
        "authority/new/",
        f"authority/{rows['authority'][-2].pk}/",
        "roles/",
    ):
        _html(admin, f"/console/{address}")
    for address in full_house_structure.asked(rows):
        _html(admin, address)
    refused = admin.post(f"/console/units/{top}/move/", {"parent_id": below, "from_on": "2030-01-01"})
    assert refused.status_code == 422
    assert "Sería un círculo" in refused.content.decode()
    join = {"agent_id": rows["people"][1].pk, "role": "member", "from_on": "2026-01-01"}
    assert admin.post(f"/console/units/{below}/people/join/", join).status_code == 302
    stay = Belonging.objects.get(unit_id=below)
    admin.post(f"/console/units/{below}/people/leave/", {"belonging_id": stay.pk, "until_on": "2026-02-01"})
    assert "Quién perteneció a ella" in _html(admin, f"/console/units/{below}/")
    table = SimpleUploadedFile("t.csv", "correo;unidad\nnadie@x.example;Xyz Emú\n".encode())
    tried = admin.post("/console/units/people/", {"file": table}).content.decode()
    assert "Nadie tiene aquí esta dirección." in tried
    assert admin.post("/console/units/templates/small/").status_code == 302
    assert Unit.objects.filter(name="Pedidos y devoluciones").exists()
    ended = rows["authority"][0].pk
    admin.post(f"/console/authority/{ended}/end/")
    assert AuthorityLine.objects.get(pk=ended).until_on is not None
    _auditor_only_reads(make_agent, top)


def _auditor_only_reads(make_agent, unit_id: int) -> None:
    user = get_user_model().objects.get(pk=make_agent("Aitor").pk)
    give(user, "auditor")
    auditor = sign_in(user)
    for address in ("units/", f"units/{unit_id}/", "authority/"):
        html = _html(auditor, f"/console/{address}")
        assert '<form method="post" action="/console/units/' not in html
    for address in ("units/new/", "units/people/", "units/templates/small/", "authority/new/"):
        assert auditor.post(f"/console/{address}", {}).status_code == 403
    outsider = make_agent("Olga").user
    give(outsider, "agent")
    assert sign_in(outsider).get("/console/units/").status_code == 403
