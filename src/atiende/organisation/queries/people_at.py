"""Who could be given a case at a moment, with all that is asked of a person: for routing, in two statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from atiende.organisation.rules.capacity import (
    CHANNELS,
    OTHER_WEIGHT,
    USUAL_UNITS,
    USUAL_WEIGHTS,
    ChannelLimit,
)
from atiende.organisation.rules.presence import Presence, state_on_channel
from atiende.platform.postgres.reading import read_rows

_PEOPLE: Final = """
    SELECT agent.user_id,
        ARRAY(SELECT stay.team_id FROM organisation_teammembership stay
            WHERE stay.agent_id = agent.user_id AND stay.until_on IS NULL),
        (SELECT json_object_agg(span.channel, json_build_array(span.state, extract(epoch FROM span.since)))
            FROM organisation_presencespan span WHERE span.agent_id = agent.user_id
                AND span.since <= %(at)s AND (span.until IS NULL OR span.until > %(at)s)),
        (SELECT json_object_agg(skill.key, held.level) FROM organisation_agentskill held
            JOIN organisation_skill skill ON skill.id = held.skill_id AND skill.archived_at IS NULL
            WHERE held.agent_id = agent.user_id AND (held.expires_on IS NULL
                OR held.expires_on >= (%(at)s AT TIME ZONE person.time_zone)::date)),
        (SELECT units FROM organisation_agentcapacity own WHERE own.agent_id = agent.user_id),
        (SELECT json_object_agg(own.channel, json_build_array(own.is_enabled, own.most))
            FROM organisation_agentchannel own WHERE own.agent_id = agent.user_id),
        (SELECT max(s.ends_at) FROM organisation_shift s WHERE s.agent_id = agent.user_id
            AND s.starts_at <= %(at)s AND s.ends_at > %(at)s),
        EXISTS (SELECT FROM organisation_shift s WHERE s.agent_id = agent.user_id
            AND s.starts_at < %(at)s + interval '7 days' AND s.ends_at > %(at)s - interval '7 days'),
        EXISTS (SELECT FROM organisation_absence a WHERE a.agent_id = agent.user_id AND a.state = 'approved'
            AND a.starts_at <= %(at)s AND a.ends_at > %(at)s)
    FROM organisation_agent agent JOIN identity_user person ON person.id = agent.user_id
    WHERE person.is_active AND (%(teams)s::bigint[] IS NULL OR EXISTS (
        SELECT FROM organisation_teammembership stay WHERE stay.agent_id = agent.user_id
            AND stay.until_on IS NULL AND stay.team_id = ANY(%(teams)s::bigint[])))
    ORDER BY agent.user_id
"""
_WEIGHTS: Final = "SELECT channel, weight, most FROM organisation_channelweight"
_NOTHING: Final[Mapping[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class PersonAt:
    """`shift_until`: the end of the shift of that moment; `is_rostered`: whether shifts are planned within a week.

    `limits`: what a case of each channel weighs of `units`, and how many at most; `skills`: level by key, in force.
    """

    agent_id: int
    team_ids: tuple[int, ...]
    presence: Presence
    present_since: dt.datetime | None
    on_channels: Mapping[str, Presence]
    skills: Mapping[str, int]
    units: Decimal
    limits: Mapping[str, ChannelLimit]
    shift_until: dt.datetime | None
    is_rostered: bool
    is_absent: bool

    def presence_on(self, channel: str) -> Presence:
        return state_on_channel(self.presence, self.on_channels.get(channel))

    def takes(self, channel: str) -> bool:
        """Whether a case of the channel can be given to them at that moment, were there room."""
        limit = self.limits.get(channel)
        return (
            not self.is_absent
            and self.presence_on(channel) == Presence.AVAILABLE
            and (limit is None or limit.is_enabled)
        )


def people_at(at: dt.datetime, team_ids: Iterable[int] | None = None) -> list[PersonAt]:
    """Active people of these teams (None: all) by their ids, as everything stood at that moment.

    Presence, shifts and absences are those of the moment; teams, skills and capacity those of today.
    """
    usual = usual_limits()
    wanted = None if team_ids is None else sorted(set(team_ids))
    return [_person(row, usual) for row in read_rows(_PEOPLE, {"at": at, "teams": wanted})]


def usual_limits() -> dict[str, ChannelLimit]:
    """What counts for everybody of whom nothing else is said, in one query."""
    found = {channel: ChannelLimit(USUAL_WEIGHTS.get(channel, OTHER_WEIGHT)) for channel in CHANNELS}
    return found | {channel: ChannelLimit(weight, most) for channel, weight, most in read_rows(_WEIGHTS)}


def _person(row: tuple[Any, ...], usual: dict[str, ChannelLimit]) -> PersonAt:
    agent_id, teams, spans, skills, units, channels, shift_until, is_rostered, is_absent = row
    presence, since, others = _presence(spans)
    return PersonAt(
        agent_id,
        tuple(teams),
        presence,
        since,
        others,
        skills or _NOTHING,
        USUAL_UNITS if units is None else units,
        usual if not channels else _limits(usual, channels),
        shift_until,
        is_rostered,
        is_absent,
    )


def _presence(
    spans: dict[str, list[Any]] | None,
) -> tuple[Presence, dt.datetime | None, Mapping[str, Presence]]:
    if not spans or "" not in spans:
        return Presence.OFFLINE, None, _NOTHING
    state, since = spans.pop("")
    others = {channel: _STATES[told[0]] for channel, told in spans.items()} if spans else _NOTHING
    return _STATES[state], dt.datetime.fromtimestamp(since, dt.UTC), others


def _limits(usual: dict[str, ChannelLimit], own: dict[str, list[Any]]) -> dict[str, ChannelLimit]:
    found = dict(usual)
    for channel, (is_enabled, most) in own.items():
        base = usual.get(channel, ChannelLimit(OTHER_WEIGHT))
        found[channel] = ChannelLimit(base.weight, base.most if most is None else most, is_enabled)
    return found


_STATES: Final = {state.value: state for state in Presence}
