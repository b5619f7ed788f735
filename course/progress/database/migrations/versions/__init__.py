"""One module a change of the tables, each leading from the one before."""
