"""One clause changed: what one might ask for, and what that would pay."""
