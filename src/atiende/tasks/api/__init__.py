"""Tasks and quotes for programs."""
