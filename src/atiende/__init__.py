"""Atiende: self-hosted customer care, from reception to a satisfied close."""

__version__ = "0.1.0"
