"""Asking a mail provider for tokens (RFC 6749)."""
