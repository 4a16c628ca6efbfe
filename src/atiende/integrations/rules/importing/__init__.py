"""What people leave behind in other systems, in the words of this one. Pure: nothing is opened or written here."""
