"""What the drawings of all charts share: frame, axes, colours, and room for labels."""
