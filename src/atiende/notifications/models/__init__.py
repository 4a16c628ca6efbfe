from atiende.notifications.models.choice import Choice, QuietTime
from atiende.notifications.models.notification import Notification, OverdueLook
from atiende.notifications.models.push import PushDevice, PushKey

__all__ = ["Choice", "Notification", "OverdueLook", "PushDevice", "PushKey", "QuietTime"]
