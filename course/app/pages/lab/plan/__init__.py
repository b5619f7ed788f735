"""My plan: presets, every clause as a control, the YAML beside it."""
