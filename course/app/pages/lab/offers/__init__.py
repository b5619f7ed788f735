"""Two offers: terms, a verdict, questions to ask."""
