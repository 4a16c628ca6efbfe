"""Whether a file carries malware, asked of the ClamAV daemon that the setting names; without one nothing is asked."""

from atiende.channels.scanning.clamd import CannotTell, infection_in, is_wanted

__all__ = ["CannotTell", "infection_in", "is_wanted"]
