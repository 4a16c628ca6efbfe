"""The `atiende` command. How a command is added is told in `registry`."""

from atiende.site.command_line.entrance import main

__all__ = ["main"]
