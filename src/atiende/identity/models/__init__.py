from atiende.identity.models.api_token import ApiToken
from atiende.identity.models.invitation import Invitation
from atiende.identity.models.role import Role, RoleAssignment
from atiende.identity.models.single_sign_on import SingleSignOn
from atiende.identity.models.user import User

__all__ = ["ApiToken", "Invitation", "Role", "RoleAssignment", "SingleSignOn", "User"]
