"""What a plan pays for given deals, month by month, each cent with the steps that led to it."""
