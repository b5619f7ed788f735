"""One module for each kind of block that a lesson is made of."""
