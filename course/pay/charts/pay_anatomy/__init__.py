"""Pay anatomy: what a month’s pay is made of as sales grow, against the minimum wage."""
