"""The pages of sign-in and account, seen: accessible in light and dark, at every width."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from atiende.identity.actions.configure_single_sign_on import configure_single_sign_on
from atiende.identity.actions.create_token import create_token
from atiende.identity.actions.invite_user import invite_user
from atiende.identity.actions.require_second_step import require_second_step
from atiende.identity.models import Role, User
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.identity.people import NOW
from tests.languages.full_house import protect, prove_again
from tests.languages.readers import session_key

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def _look(page: Page, path: str, name: str, *, status: int = 200) -> None:
    for width, theme in visit_all_widths(page, path, status=status):
        photograph(page, f"identity-{name}-{width}-{theme}")
        assert_no_sideways_scroll(page)
        assert_axe_clean(page)
        if width < 700:
            assert small_targets(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["es", "en"])
def test_entrance(open_as: OpenAs, language: str) -> None:
    configure_single_sign_on(
        name="Nova Hogar", issuer="https://sso.example.com", client_id="x", secret="", by=SYSTEM, at=NOW
    )
    page = open_as(language=language, bypass_csp=True)
    _look(page, "/account/login/", f"login-{language}")
    _look(page, "/account/password/reset/", f"reset-{language}")
    _look(page, "/account/password/reset/done/", f"reset-done-{language}")
    _, link = invite_user(email="nuevo@example.com", role_codes=["agent"], by=SYSTEM, at=utc_now())
    _look(page, link[link.index("/account/") :], f"invitation-{language}")
    _look(page, "/account/invitation/inv_x/", f"invitation-unusable-{language}", status=410)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["es", "en"])
def test_account(open_as: OpenAs, language: str) -> None:
    page = open_as("agent", language=language, bypass_csp=True)
    user = User.objects.get()
    create_token(user_id=user.pk, name="ERP de la tienda", scopes=["tickets:read"], by=SYSTEM, at=NOW)
    for name in ("profile", "security", "tokens", "tokens/new", "password/change", "email"):
        _look(page, f"/account/{name}/", f"{name.replace('/', '-')}-{language}")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["es", "en"])
def test_second_factor(open_as: OpenAs, language: str) -> None:
    page = open_as("agent", language=language, bypass_csp=True)
    _look(page, "/account/2fa/totp/activate/", f"reauthenticate-{language}")
    prove_again(session_key(page))
    for name in ("totp/activate", "webauthn/add"):
        _look(page, f"/account/2fa/{name}/", f"{name.replace('/', '-')}-{language}")
    passkey = protect(User.objects.get())
    names = (
        "recovery-codes",
        "recovery-codes/generate",
        "totp/deactivate",
        f"webauthn/keys/{passkey.pk}/edit",
        "webauthn/reauthenticate",
    )
    for name in names:
        _look(page, f"/account/2fa/{name}/", f"{name.replace('/', '-')}-{language}")
    _look(page, "/account/security/", f"security-protected-{language}")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_role_asks_for_a_second_step(open_as: OpenAs, language: str) -> None:
    page = open_as("agent", language=language, bypass_csp=True)
    require_second_step(role_id=Role.objects.get(code="agent").pk, is_required=True, by=SYSTEM, at=NOW)
    _look(page, "/account/second-step/", f"second-step-{language}")
