from atiende.notifications.models.answering import NoteAddress
from atiende.notifications.models.choice import Choice, QuietTime
from atiende.notifications.models.notification import Notification, OverdueLook
from atiende.notifications.models.push import PushDevice, PushKey

__all__ = ["Choice", "NoteAddress", "Notification", "OverdueLook", "PushDevice", "PushKey", "QuietTime"]
