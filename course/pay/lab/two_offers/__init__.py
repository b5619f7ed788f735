"""Two plans under the same chance: what each brings, and where one overtakes the other."""
