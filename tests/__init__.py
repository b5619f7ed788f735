"""The tests; a package, since some installed libraries bring a package of that name too."""
