from atiende.organisation.models.agent import Agent, AgentBrand
from atiende.organisation.models.brand import Brand, BrandArchival, BrandHost
from atiende.organisation.models.invited import InvitedMembership
from atiende.organisation.models.organisation import Organisation
from atiende.organisation.models.set_up_progress import SetUpProgress
from atiende.organisation.models.team import Team, TeamArchival, TeamMembership

__all__ = [
    "Agent",
    "AgentBrand",
    "Brand",
    "BrandArchival",
    "BrandHost",
    "InvitedMembership",
    "Organisation",
    "SetUpProgress",
    "Team",
    "TeamArchival",
    "TeamMembership",
]
