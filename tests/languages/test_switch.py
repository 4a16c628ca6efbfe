"""The language switch of who is signed in stays with the account."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_choice_of_who_is_signed_in_stays_with_the_account(client):
    user = get_user_model().objects.create_user("ana@example.com", None, name="Ana", language="es")
    client.force_login(user)
    response = client.post(reverse("languages:choose"), {"language": "en", "next": "/desk/?view=mine"})
    user.refresh_from_db()
    assert user.language == "en"
    assert response["Location"] == "/desk/?view=mine"
    assert client.get(reverse("languages:choose"))["Content-Language"] == "en"
