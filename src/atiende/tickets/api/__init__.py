"""Tickets for programs."""
