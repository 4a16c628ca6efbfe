from atiende.identity.models.api_token import ApiToken
from atiende.identity.models.invitation import Invitation
from atiende.identity.models.role import Role, RoleAssignment
from atiende.identity.models.single_sign_on import SECRET_PURPOSE, SingleSignOn
from atiende.identity.models.user import User

__all__ = ["SECRET_PURPOSE", "ApiToken", "Invitation", "Role", "RoleAssignment", "SingleSignOn", "User"]
