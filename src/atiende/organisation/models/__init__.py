from atiende.organisation.models.agent import Agent, AgentBrand
from atiende.organisation.models.authority import AuthorityLine, Deputy
from atiende.organisation.models.brand import Brand, BrandArchival, BrandHost
from atiende.organisation.models.calendar import SpecialDay, WorkingCalendar
from atiende.organisation.models.capacity import AgentCapacity, AgentChannel, ChannelWeight
from atiende.organisation.models.invited import InvitedMembership
from atiende.organisation.models.organisation import Organisation
from atiende.organisation.models.presence import Activity, PresenceSpan
from atiende.organisation.models.roster import Absence, Shift, ShiftPattern
from atiende.organisation.models.set_up_progress import SetUpProgress
from atiende.organisation.models.skill import AgentSkill, Skill
from atiende.organisation.models.team import Team, TeamArchival, TeamMembership
from atiende.organisation.models.unit import Belonging, Unit, UnitArchival, UnitPlace

__all__ = [
    "Absence",
    "Activity",
    "Agent",
    "AgentBrand",
    "AgentCapacity",
    "AgentChannel",
    "AgentSkill",
    "AuthorityLine",
    "Belonging",
    "Brand",
    "BrandArchival",
    "BrandHost",
    "ChannelWeight",
    "Deputy",
    "InvitedMembership",
    "Organisation",
    "PresenceSpan",
    "SetUpProgress",
    "Shift",
    "ShiftPattern",
    "Skill",
    "SpecialDay",
    "Team",
    "TeamArchival",
    "TeamMembership",
    "Unit",
    "UnitArchival",
    "UnitPlace",
    "WorkingCalendar",
]
