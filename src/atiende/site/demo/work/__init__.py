"""What the demonstration's people did with its cases: whatever the program can do has an example here."""
