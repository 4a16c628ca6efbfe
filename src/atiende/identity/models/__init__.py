from atiende.identity.models.user import User

__all__ = ["User"]
