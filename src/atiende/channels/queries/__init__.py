"""Reads of channels, and the only place that decides who sees which mailbox."""
