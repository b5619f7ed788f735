"""Two offers: what each pays as sales grow, and where the one overtakes the other."""
