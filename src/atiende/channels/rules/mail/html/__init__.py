"""HTML of mail made harmless: what may be shown, and its images put in only when they may be."""

from atiende.channels.rules.mail.html.images import remote_images, with_images
from atiende.channels.rules.mail.html.sanitising import sanitised

__all__ = ["remote_images", "sanitised", "with_images"]
