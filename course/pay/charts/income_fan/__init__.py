"""Income fan: between which amounts a month’s pay lies, and one possible year drawn through it."""
