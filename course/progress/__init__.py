"""What a learner has done: events, the record folded from them, what it amounts to."""
