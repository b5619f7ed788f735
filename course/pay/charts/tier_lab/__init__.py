"""Tier lab: what a higher tier pays, by whether its rate counts from the first euro or not."""
