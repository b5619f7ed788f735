"""Cap: pay over sales with a cap on commission and without, and what the cap takes between them."""
