"""Questions to the employer, those first on which most hangs."""
