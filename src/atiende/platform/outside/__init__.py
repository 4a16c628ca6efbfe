"""Asking servers that strangers name, without letting them send us to machines of our own network.

fetch(address, accept="image/*", limit_bytes=5_000_000, seconds=10)    # any content, small and quick, or Unfetched
picture_at(address)                                                    # a picture, kept for a while

Only http and https, the usual ports, and names all of whose addresses are public; the line is opened to the very
address that was looked at, also after each redirection.
"""

from atiende.platform.outside.fetching import Fetched, fetch
from atiende.platform.outside.networks import INTERNET, Network, Unfetched, is_public
from atiende.platform.outside.pictures import Picture, picture_at

__all__ = ["INTERNET", "Fetched", "Network", "Picture", "Unfetched", "fetch", "is_public", "picture_at"]
