"""Whether this installation may act by itself. A restored one may not, until an administrator resumes it.

Who sends or asks something outside (mail, webhooks) or acts because time passed asks `is_paused()` just before;
who fetches mail asks `is_reading_paused()`. Periodic jobs say it once: `@job(…, cron=…, rests=True)`.
"""

from atiende.platform.pause.state import Pause, is_paused, is_reading_paused, pause_everything, pause_of

__all__ = ["Pause", "is_paused", "is_reading_paused", "pause_everything", "pause_of"]
