"""Deals as chance brings them, what a plan then pays, and the risk in that."""
