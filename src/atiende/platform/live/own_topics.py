"""The topics of the cellar itself: a user's own line, and the progress of a long job for who started it."""

from __future__ import annotations

from atiende.platform.live.topics import register_topic
from atiende.platform.models.long_job import LongJobRow


def _is_own(user_id: int, topic_id: str) -> bool:
    return topic_id == str(user_id)


def _started_by(user_id: int, topic_id: str) -> bool:
    is_number = topic_id.isdecimal() and len(topic_id) < 19
    return is_number and LongJobRow.objects.filter(pk=int(topic_id), by_id=user_id).exists()


register_topic("user", _is_own)
register_topic("long_job", _started_by)
