"""Files by content: stored once however often they are used, counted, and removed when nobody holds them.

file = store(stream, name="export.csv", media_type="text/csv")   # in a transaction
hold(file)                                                        # in the same one, with the row that names file.id
address_of(file, user_id=…)                                       # a link for five minutes
release(file)                                                     # in the transaction that deletes that row
"""

from atiende.platform.storage.errors import DiskFull, FileMissing, FileStoreUnusable, FileTooLarge
from atiende.platform.storage.files import (
    NewContent,
    StoredFile,
    find_file,
    hold,
    open_file,
    release,
    store,
    store_all,
)
from atiende.platform.storage.serving import address_of, file_response, part_response

__all__ = [
    "DiskFull",
    "FileMissing",
    "FileStoreUnusable",
    "FileTooLarge",
    "NewContent",
    "StoredFile",
    "address_of",
    "file_response",
    "find_file",
    "hold",
    "open_file",
    "part_response",
    "release",
    "store",
    "store_all",
]
