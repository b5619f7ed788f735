"""Draw and clawback: month by month, what is earned, what is advanced, and the debt that leaves."""
