"""Uncapped risk: what plans pay on average against how far their months swing, and who takes which."""
