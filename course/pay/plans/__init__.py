"""Pay plans: what an employer promises, read from data and written back."""
