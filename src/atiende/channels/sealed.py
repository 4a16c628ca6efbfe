"""What the secrets of this room are sealed for; `apps` announces the columns, so that rotation finds them."""

from __future__ import annotations

from typing import Final

from atiende.platform.secrets import register_sealed

PASSWORD: Final = "channels.mail_access.password"  # noqa: S105  what it is for, not the secret
CLIENT_SECRET: Final = "channels.mail_token.client_secret"  # noqa: S105  as above
REFRESH_TOKEN: Final = "channels.mail_token.refresh_token"  # noqa: S105  as above
ACCESS_TOKEN: Final = "channels.mail_token.access_token"  # noqa: S105  as above
WORD: Final = "channels.sealed_word"
AUTHORISATION: Final = "channels.mail_token.authorisation"


def register() -> None:
    register_sealed("channels.MailAccess", "sealed_password", PASSWORD)
    register_sealed("channels.MailToken", "sealed_client_secret", CLIENT_SECRET)
    register_sealed("channels.MailToken", "sealed_refresh_token", REFRESH_TOKEN)
    register_sealed("channels.MailToken", "sealed_access_token", ACCESS_TOKEN)
    register_sealed("channels.SealedWord", "sealed", WORD)
