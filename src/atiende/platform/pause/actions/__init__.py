"""What an administrator does with a restored installation."""

from atiende.platform.pause.actions.resume_installation import resume_installation
from atiende.platform.pause.actions.resume_reading import resume_reading

__all__ = ["resume_installation", "resume_reading"]
