"""Safety curve: how often a month’s pay covers one’s costs, for two offers and any costs."""
