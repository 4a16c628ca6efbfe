"""Live signals: `ticket:42 changed`, never its content. The browser asks again through the ordinary view.

Rooms announce what can be watched by `register_topic` and tell of changes by `signal`; the hub in the web process
(`atiende.platform.live.hub`) does the rest. See docs/adr/0005-live-signals.md.
"""

from atiende.platform.live.signals import revalidate, revalidate_everybody, signal
from atiende.platform.live.topics import register_topic

__all__ = ["register_topic", "revalidate", "revalidate_everybody", "signal"]
