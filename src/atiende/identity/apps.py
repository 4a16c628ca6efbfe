from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from atiende.identity.rules.sealed import SECOND_FACTOR, SECOND_FACTOR_ENTRIES, SINGLE_SIGN_ON
from atiende.platform.languages.choice import remember_choice_with


class IdentityConfig(AppConfig):
    name = "atiende.identity"
    label = "identity"

    def ready(self) -> None:
        from atiende.identity import jobs  # noqa: F401, PLC0415  models exist only now
        from atiende.identity.builtin_roles import write_builtin_roles  # noqa: PLC0415  models exist only now
        from atiende.identity.language_choice import remember_language  # noqa: PLC0415  models exist only now
        from atiende.platform.secrets import register_sealed  # noqa: PLC0415  models exist only now

        remember_choice_with(remember_language)
        post_migrate.connect(write_builtin_roles, sender=self, dispatch_uid="identity.builtin_roles")
        register_sealed("identity.SingleSignOn", "sealed_secret", SINGLE_SIGN_ON)
        for entry in SECOND_FACTOR_ENTRIES:
            register_sealed("mfa.Authenticator", "data", SECOND_FACTOR, inside=entry)
