"""Addresses with a suffix behind a plus are the address before it."""

from __future__ import annotations


def plain_address(address: str) -> str:
    """`soporte+c7k4m29qx@example.com` → `soporte@example.com`, in lower case."""
    local, at, domain = address.strip().lower().rpartition("@")
    return f"{local.partition('+')[0]}{at}{domain}" if not local.startswith("+") else f"{local}{at}{domain}"
