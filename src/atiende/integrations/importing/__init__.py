"""What people leave behind elsewhere: files are read to their end whatever they hold, and written in batches."""
