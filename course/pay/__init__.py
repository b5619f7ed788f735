"""Base-versus-commission pay: the offers it is promised in, the figures that show it."""
