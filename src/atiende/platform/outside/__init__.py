"""Asking servers that strangers name, without letting them send us to machines of our own network.

fetch(address, accept="image/*", limit_bytes=5_000_000, seconds=10)    # any content, small and quick, or Unfetched
post(address, body=b"…", headers={…}, keep_bytes=2048, seconds=15)     # hand something over; nothing is followed
picture_at(address)                                                    # a picture, kept for a while

Only http and https, the usual ports, and names all of whose addresses are public; the line is opened to the very
address that was looked at, also after each redirection.
"""

from atiende.platform.outside.fetching import Fetched, fetch
from atiende.platform.outside.networks import INTERNET, Network, Unfetched, internet_and, is_public
from atiende.platform.outside.pictures import Picture, picture_at
from atiende.platform.outside.posting import Answered, post

__all__ = [
    "INTERNET",
    "Answered",
    "Fetched",
    "Network",
    "Picture",
    "Unfetched",
    "fetch",
    "internet_and",
    "is_public",
    "picture_at",
    "post",
]
