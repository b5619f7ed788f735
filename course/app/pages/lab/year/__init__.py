"""My year: deals, the statement month by month, one clause changed."""
