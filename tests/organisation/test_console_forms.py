"""Forms of the console: what is refused keeps its text, what is saved is audited, what comes twice counts once."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from atiende.identity.models import Role
from atiende.organisation.models import Brand, Organisation, Team
from atiende.platform.models import AuditEntry
from tests.organisation.screens import give, sign_in

pytestmark = pytest.mark.django_db


def page(name: str, *args: object) -> str:
    return reverse(f"console:{name}", args=args)


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def brand(make_brand) -> Brand:
    return make_brand("Nova", is_default=True)


def filled(client, address: str) -> dict[str, object]:
    """The form as the page shows it, ready to be sent back."""
    form = client.get(address).context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() is not None}


def test_a_team_is_created_and_opened(admin, brand):
    answer = admin.post(page("new_team"), {"name": " Logística ", "brand_id": "", "submission": uuid.uuid4()})
    team = Team.objects.get()
    assert answer["Location"] == page("team", team.pk)
    assert team.name == "Logística"
    assert AuditEntry.objects.filter(verb="organisation.team_created").count() == 1


def test_the_same_form_twice_makes_one_team(admin, brand):
    sent = {"name": "Logística", "submission": uuid.uuid4()}
    first, second = admin.post(page("new_team"), sent), admin.post(page("new_team"), sent)
    assert first["Location"] == second["Location"]
    assert Team.objects.count() == 1


def test_a_taken_name_is_marked_and_kept(admin, make_team):
    make_team("Logística")
    answer = admin.post(page("new_team"), {"name": "LOGISTICA", "purpose": "Envíos"})
    assert answer.status_code == 422
    assert answer.context["form"]["name"].errors
    assert 'value="LOGISTICA"' in text_of(answer)
    assert 'value="Envíos"' in text_of(answer)
    assert 'aria-invalid="true"' in text_of(answer)


def test_who_saves_second_keeps_the_text_and_sees_what_stands_now(admin, make_team):
    team = make_team("Logística")
    address = page("team", team.pk)
    mine = {**filled(admin, address), "name": "Almacén"}
    admin.post(address, {**filled(admin, address), "name": "Envíos"})
    answer = admin.post(address, mine)
    assert answer.status_code == 422
    assert 'value="Almacén"' in text_of(answer)
    assert [each.now for each in answer.context["changed_meanwhile"]] == ["Envíos"]
    again = {name: answer.context["form"][name].value() or "" for name in ("name", "purpose", "version")}
    assert admin.post(address, again).status_code == 302
    team.refresh_from_db()
    assert team.name == "Almacén"


def test_the_company_is_changed_and_a_wrong_tax_number_is_explained(admin, company):
    sent = {**filled(admin, page("company")), "tax_id": "B12345670"}
    answer = admin.post(page("company"), sent)
    assert answer.status_code == 422
    assert answer.context["form"]["tax_id"].errors
    assert 'value="B12345670"' in text_of(answer)
    assert admin.post(page("company"), {**sent, "tax_id": "b-12345674"}).status_code == 302
    assert Organisation.objects.get().tax_id == "B12345674"
    entry = AuditEntry.objects.get(verb="organisation.changed")
    assert entry.fields == ["tax_id"]


def test_unreadable_colours_are_refused_where_they_stand(admin, brand):
    address = page("brand", brand.pk)
    answer = admin.post(address, {**filled(admin, address), "light_brand": "#ffee00"})
    assert answer.status_code == 422
    assert answer.context["form"]["light_brand"].errors
    assert Brand.objects.get().light_brand == "#0b6e69"


def test_the_other_colours_can_be_worked_out_and_nothing_is_saved(admin, brand):
    address = page("brand", brand.pk)
    answer = admin.post(
        address, {**filled(admin, address), "light_brand": "#1d5fa8", "name": "X", "go": "propose"}
    )
    form = answer.context["form"]
    assert answer.status_code == 200
    assert form["name"].value() == "X"
    assert form["dark_brand"].value() != brand.dark_brand
    assert all(preview.is_readable for preview in answer.context["previews"])
    assert Brand.objects.get().name == "Nova"


@pytest.mark.parametrize("colour", ["red", "url(javascript:1)", '"><script>', "#12", "x" * 9000])
def test_the_preview_takes_any_text(colour, admin, brand):
    answer = admin.get(page("brand_preview"), {"light_brand": colour})
    assert answer.status_code == 200
    assert "<script>" not in text_of(answer)


def test_a_role_of_ones_own_is_made_changed_and_deleted(admin):
    made = admin.post(page("new_role"), {"name": "Calidad", "grants": ["tickets.read"]})
    role = Role.objects.get(name="Calidad")
    assert made["Location"] == page("role", role.pk)
    admin.post(page("role", role.pk), {"name": "Calidad", "grants": ["tickets.read", "reports.read"]})
    role.refresh_from_db()
    assert set(role.grants) == {"tickets.read", "reports.read"}
    admin.post(page("role_delete", role.pk))
    assert not Role.objects.filter(pk=role.pk).exists()


def test_a_built_in_role_is_not_changed(admin):
    role = Role.objects.get(code="agent")
    before = list(role.grants)
    answer = admin.post(page("role", role.pk), {"name": "Otra", "grants": ["people.manage"]})
    assert answer.status_code == 422
    role.refresh_from_db()
    assert list(role.grants) == before


def test_a_person_is_changed_with_roles_and_teams(admin, make_agent, make_team):
    luz, team = make_agent("Luz Prado"), make_team("Logística")
    address = page("person", luz.pk)
    sent = {
        **filled(admin, address),
        "name": "Luz Prado Ruiz",
        "job_title": "Jefa",
        "serves_all_brands": "on",
    }
    assert admin.post(address, sent)["Location"] == address
    admin.post(page("person_roles", luz.pk), {"roles": ["agent", "auditor"]})
    admin.post(page("person_join_team", luz.pk), {"team_id": team.pk})
    luz.refresh_from_db()
    assert (luz.user.name, luz.job_title) == ("Luz Prado Ruiz", "Jefa")
    assert {each.role.code for each in luz.user.role_assignments.all()} == {"agent", "auditor"}
    assert luz.memberships.get().team == team


def test_disabling_shuts_out_and_enabling_lets_in(admin, make_agent):
    luz = make_agent("Luz Prado")
    give(luz.user, "agent")
    client = sign_in(luz.user)
    admin.post(page("person_disable", luz.pk))
    assert client.get(page("teams")).status_code == 302
    admin.post(page("person_enable", luz.pk))
    luz.user.refresh_from_db()
    assert luz.user.is_active


def test_the_last_administrator_cannot_be_disabled_and_is_told_why(admin, admin_user):
    answer = admin.post(page("person_disable", admin_user.pk), follow=True)
    admin_user.refresh_from_db()
    assert admin_user.is_active
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_an_invitation_is_sent_again_and_withdrawn(admin, make_team):
    team = make_team("Logística")
    sent = {"email": "eva@nova.example", "language": "es", "roles": ["agent"], "teams": [team.pk]}
    first = admin.post(page("invite"), sent)
    assert first["Cache-Control"] == "no-store"
    listed = admin.get(page("people"))
    (waiting,) = listed.context["waiting"]
    assert waiting.team_names == ("Logística",)
    assert first.context["invited"].link not in text_of(listed)
    again = admin.post(page("invitation_resend", waiting.id))
    assert again.context["invited"].link != first.context["invited"].link
    (waiting,) = admin.get(page("people")).context["waiting"]
    admin.post(page("invitation_withdraw", waiting.id))
    assert admin.get(page("people")).context["waiting"] == []


@pytest.mark.parametrize(
    "name",
    ["person_disable", "person_roles", "person_close_sessions", "person_password", "person_second_factor"],
)
@pytest.mark.parametrize("role", ["supervisor", "agent", "light_agent", "auditor"])
def test_nobody_else_acts_on_people(name, role, make_agent, admin_user):
    luz = make_agent("Luz Prado")
    give(luz.user, role)
    answer = sign_in(luz.user).post(page(name, admin_user.pk), {"roles": ["agent"]})
    assert answer.status_code in (403, 404)
    admin_user.refresh_from_db()
    assert admin_user.is_active


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "\u202etxt.exe", "a" * 5000, "שלום"])
def test_hostile_names_are_only_text(name, admin, brand):
    admin.post(page("new_team"), {"name": name[:100], "purpose": name[:200]})
    team = Team.objects.get()
    assert "\u202e" not in team.name
    for address in (page("teams"), page("team", team.pk)):
        assert "<script>alert(1)" not in text_of(admin.get(address))
    assert admin.post(page("new_team"), {"name": name, "purpose": "x" * 10_000}).status_code == 422


def test_an_empty_form_says_what_is_missing(admin, company):
    for name in ("new_team", "new_brand", "new_role", "invite"):
        answer = admin.post(page(name), {})
        assert answer.status_code == 422
        assert "data-takes-focus" in text_of(answer)
