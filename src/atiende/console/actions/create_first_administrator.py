"""Create the person who may do everything, once, while nobody else exists."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from atiende.console.errors import FirstAdministratorExists
from atiende.identity.actions.create_user import create_user
from atiende.kernel.actors import SYSTEM
from atiende.organisation.actions.keep_set_up_answers import keep_set_up_answers


def create_first_administrator(
    *, name: str, email: str, password: str, language: str, time_zone: str, holder: str, at: dt.datetime
) -> AbstractBaseUser:
    """Raises SetUpElsewhere for another browser, FirstAdministratorExists, and what creating a user refuses."""
    with transaction.atomic():
        typed = {"name": name, "email": email}
        progress = keep_set_up_answers(step="administrator", answers=typed, holder=holder, at=at)
        if progress.administrator_id is not None:
            raise FirstAdministratorExists
        user = create_user(
            email=email,
            name=name,
            password=password,
            role_codes=["administrator"],
            language=language,
            time_zone=time_zone,
            by=SYSTEM,
            at=at,
        )
        keep_set_up_answers(administrator_id=user.pk, holder=holder, at=at)
        return user
