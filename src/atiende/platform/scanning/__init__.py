"""Whether a file carries malware, asked of the ClamAV daemon that the setting names; without one nothing is asked.

refuse_malware(content)          # a file that a person or a program hands in: taken, or not
finding_in(content) is Finding.UNKNOWN    # a file that came with something we must take: held back
"""

from atiende.platform.scanning.clamd import is_wanted
from atiende.platform.scanning.errors import FileInfected, FileNotChecked
from atiende.platform.scanning.finding import Finding, finding_in, refuse_malware

__all__ = ["FileInfected", "FileNotChecked", "Finding", "finding_in", "is_wanted", "refuse_malware"]
