"""Offers of pay: a flat one, a plan with a name, a move between two jobs, a grid of places."""
