"""Size and region: what the same role pays at companies of another size, in another region."""
