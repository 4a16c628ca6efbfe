"""What organisation refuses, and why."""

from __future__ import annotations

from atiende.kernel.refusals import Conflict, Refusal, gettext_noop


class AlreadySetUp(Conflict):
    code = "organisation.already_set_up"
    message = gettext_noop("The company was set up already. Change it in the settings.")


class NameTaken(Refusal):
    code = "organisation.name_taken"
    message = gettext_noop("Check the marked fields.")
    http_status = 409


class LastBrand(Refusal):
    code = "organisation.last_brand"
    message = gettext_noop("The default brand cannot be archived. Make another brand the default one first.")
    http_status = 409


class BrandIsArchived(Refusal):
    code = "organisation.brand_archived"
    message = gettext_noop("This brand is archived. Restore it before changing it.")
    http_status = 409


class BrandHasTeams(Refusal):
    code = "organisation.brand_has_teams"
    message = gettext_noop("Some teams serve only this brand. Archive them or give them another brand first.")
    http_status = 409


class TeamIsArchived(Refusal):
    code = "organisation.team_archived"
    message = gettext_noop("This team is archived. Restore it before changing it.")
    http_status = 409


class NotAMember(Refusal):
    code = "organisation.not_a_member"
    message = gettext_noop("This person does not belong to the team.")
    http_status = 409


class CalendarIsDefault(Refusal):
    code = "organisation.calendar_is_default"
    message = gettext_noop(
        "The default calendar cannot be archived. Make another calendar the default one first."
    )
    http_status = 409


class CalendarIsArchived(Refusal):
    code = "organisation.calendar_archived"
    message = gettext_noop("This calendar is archived. Restore it before using it.")
    http_status = 409


class AbsenceIsDecided(Refusal):
    code = "organisation.absence_decided"
    message = gettext_noop("This absence was decided already.")
    http_status = 409


class UnitIsArchived(Refusal):
    code = "organisation.unit_archived"
    message = gettext_noop("This unit is archived. Restore it before changing it.")
    http_status = 409


class UnitHasUnits(Refusal):
    code = "organisation.unit_has_units"
    message = gettext_noop("Other units stand under this one. Move them first.")
    http_status = 409


class UnderItself(Refusal):
    """A unit would stand under itself, at once or by way of others."""

    code = "organisation.unit_under_itself"
    message = gettext_noop("Check the marked fields.")
    http_status = 409


class DemonstrationInUse(Refusal):
    code = "organisation.demonstration_in_use"
    message = gettext_noop(
        "Something of your own belongs to a brand of the demonstration. Give it another brand first."
    )
    http_status = 409


BRAND_NAME_TAKEN = gettext_noop("There is already a brand with this name. It may be archived.")
BRAND_SLUG_TAKEN = gettext_noop("Another brand uses this short name.")
BRAND_HOST_TAKEN = gettext_noop("Another brand answers at one of these addresses.")
TEAM_NAME_TAKEN = gettext_noop("There is already a team with this name. It may be archived.")
CALENDAR_NAME_TAKEN = gettext_noop("There is already a calendar with this name. It may be archived.")
PATTERN_NAME_TAKEN = gettext_noop("There is already a shift pattern with this name.")
UNIT_NAME_TAKEN = gettext_noop("There is already a unit with this name in this tree. It may be archived.")
UNIT_UNDER_ITSELF = gettext_noop("A unit cannot stand under itself.")
UNIT_CIRCLE = gettext_noop("This would be a circle: that unit stands under this one.")
OTHER_DIMENSION = gettext_noop("Choose a unit of the same tree.")
LATER_PLACE = gettext_noop("A later change is written already. Choose a later day.")
ALREADY_BELONGS = gettext_noop("This person has this part in the unit on those days already.")
LAST_DAY_WRONG = gettext_noop("The last day comes after the first one.")
FIRST_DAY_MISSING = gettext_noop("Say from which day.")
LINE_OVERLAPS = gettext_noop("Another line says the same for some of these days. Change that one.")
DEPUTY_DAYS_WRONG = gettext_noop("The last day comes after the first one, and is not over yet.")
DEPUTY_WRONG = gettext_noop("Choose a colleague at work, not yourself.")
