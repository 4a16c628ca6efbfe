"""Addresses of people, teams, brands, company and roles, inside the console's own."""

from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import (
    brands,
    calendars,
    company,
    people,
    person,
    person_time,
    roles,
    roster,
    shift_patterns,
    skills,
    teams,
)

_PEOPLE = [
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/invitations/<int:invitation_id>/resend/", people.resend, name="invitation_resend"),
    path("people/invitations/<int:invitation_id>/withdraw/", people.withdraw, name="invitation_withdraw"),
    path("people/<int:person_id>/", person.person, name="person"),
    path("people/<int:person_id>/roles/", person.roles, name="person_roles"),
    path("people/<int:person_id>/teams/join/", person.join_team, name="person_join_team"),
    path("people/<int:person_id>/teams/leave/", person.leave_team, name="person_leave_team"),
    path("people/<int:person_id>/disable/", person.disable, name="person_disable"),
    path("people/<int:person_id>/enable/", person.enable, name="person_enable"),
    path("people/<int:person_id>/sessions/close/", person.close_sessions, name="person_close_sessions"),
    path("people/<int:person_id>/second-factor/", person.forget_second_factor, name="person_second_factor"),
    path("people/<int:person_id>/password/", person.password_reset, name="person_password"),
]

_TEAMS = [
    path("teams/", teams.teams, name="teams"),
    path("teams/new/", teams.new_team, name="new_team"),
    path("teams/<int:team_id>/", teams.team, name="team"),
    path("teams/<int:team_id>/candidates/", teams.candidates, name="team_candidates"),
    path("teams/<int:team_id>/members/add/", teams.add_member, name="team_add_member"),
    path("teams/<int:team_id>/members/remove/", teams.remove_member, name="team_remove_member"),
    path("teams/<int:team_id>/leader/", teams.leader, name="team_leader"),
    path("teams/<int:team_id>/archive/", teams.archive, name="team_archive"),
    path("teams/<int:team_id>/restore/", teams.restore, name="team_restore"),
]

_BRANDS = [
    path("brands/", brands.brands, name="brands"),
    path("brands/new/", brands.new_brand, name="new_brand"),
    path("brands/preview/", brands.preview, name="brand_preview"),
    path("brands/<int:brand_id>/", brands.brand, name="brand"),
    path("brands/<int:brand_id>/archive/", brands.archive, name="brand_archive"),
    path("brands/<int:brand_id>/restore/", brands.restore, name="brand_restore"),
    path("brands/<int:brand_id>/default/", brands.make_default, name="brand_default"),
]

_ROLES = [
    path("roles/", roles.roles, name="roles"),
    path("roles/adopt/", roles.adopt, name="role_adopt"),
    path("roles/new/", roles.new_role, name="new_role"),
    path("roles/<int:role_id>/", roles.role, name="role"),
    path("roles/<int:role_id>/second-step/", roles.second_step, name="role_second_step"),
    path("roles/<int:role_id>/delete/", roles.delete, name="role_delete"),
]

_CALENDARS = [
    path("calendars/", calendars.calendars, name="calendars"),
    path("calendars/new/", calendars.new_calendar, name="new_calendar"),
    path("calendars/choose/", calendars.choose, name="calendar_choose"),
    path("calendars/<int:calendar_id>/", calendars.calendar, name="calendar"),
    path("calendars/<int:calendar_id>/days/add/", calendars.add_day, name="calendar_day_add"),
    path("calendars/<int:calendar_id>/days/remove/", calendars.remove_day, name="calendar_day_remove"),
    path("calendars/<int:calendar_id>/keep/", calendars.keep, name="calendar_keep"),
]

_WORKING_TIME = [
    path("roster/", roster.roster, name="roster"),
    path("roster/file/", roster.roster_file, name="roster_file"),
    path("roster/shifts/<int:shift_id>/remove/", roster.remove, name="shift_remove"),
    path("shift-patterns/", shift_patterns.patterns, name="shift_patterns"),
    path("shift-patterns/new/", shift_patterns.new_pattern, name="new_shift_pattern"),
    path("shift-patterns/<int:pattern_id>/", shift_patterns.pattern, name="shift_pattern"),
    path("shift-patterns/<int:pattern_id>/remove/", shift_patterns.remove, name="shift_pattern_remove"),
    path("absences/", person_time.absences, name="absences"),
    path("my-time/", person_time.own_time, name="own_time"),
    path("people/<int:person_id>/time/", person_time.person_time, name="person_time"),
    path(
        "people/<int:person_id>/skills/<int:skill_id>/forget/",
        person_time.forget_skill,
        name="person_skill_forget",
    ),
    path("people/<int:person_id>/absences/<int:absence_id>/", person_time.decide, name="absence_decide"),
    path("skills/", skills.skills, name="skills"),
    path("skills/new/", skills.new_skill, name="new_skill"),
    path("skills/weights/", skills.capacity, name="capacity"),
    path("skills/<int:skill_id>/", skills.skill, name="skill"),
    path("skills/<int:skill_id>/switch/", skills.switch, name="skill_switch"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("company/", company.company, name="company"),
    path("company/tax-number/", company.tax_number, name="tax_number"),
    *_PEOPLE,
    *_TEAMS,
    *_BRANDS,
    *_CALENDARS,
    *_WORKING_TIME,
    *_ROLES,
]
