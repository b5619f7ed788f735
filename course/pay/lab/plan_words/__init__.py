"""A plan in words: what each clause does, and what a whole plan says."""
