"""Side conversations for programs."""
