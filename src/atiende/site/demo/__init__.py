"""Nova Hogar, a company that does not exist: loaded to look around, removed without a trace."""
