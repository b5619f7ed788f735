"""The lab’s own drawings: the shape of a plan, and what a changed clause does."""
