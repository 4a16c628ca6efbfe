from atiende.notifications.models.choice import Choice, QuietTime
from atiende.notifications.models.notification import Notification, OverdueLook

__all__ = ["Choice", "Notification", "OverdueLook", "QuietTime"]
