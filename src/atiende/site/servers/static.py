"""Static files gathered under hashed names in DATA/static, again only when one of them or the version changed."""

from __future__ import annotations

import fcntl
import hashlib
import multiprocessing
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

_UNUSED = ["django_htmx"]  # its scripts are not ours to serve, and one names a file that does not exist


def gather_static_files() -> bool:
    """True when they had to be gathered; of several processes that start together one does it."""
    root = Path(settings.STATIC_ROOT)
    stamp = root.with_name(f"{root.name}.gathered")  # beside it: all that lies in the folder is served
    wanted = _fingerprint()
    root.mkdir(parents=True, exist_ok=True)
    with root.with_name(f"{root.name}.gathering").open("w") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)
        if stamp.exists() and stamp.read_text() == wanted:
            return False
        _gather_apart()
        stamp.write_text(wanted)
    return True


def _gather_apart() -> None:
    """In a process of its own: compressing takes 30 MB that this one would keep. Raises RuntimeError when it fails."""
    apart = multiprocessing.get_context("fork").Process(target=_gather)
    apart.start()
    apart.join()
    if apart.exitcode:
        raise RuntimeError("the static files could not be gathered")


def _gather() -> None:
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=_UNUSED)


def _fingerprint() -> str:
    digest = hashlib.sha256(settings.RELEASE.encode())
    for finder in get_finders():
        for path, storage in finder.list(_UNUSED):
            found = Path(storage.path(path)).stat()
            digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
