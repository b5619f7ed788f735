"""Charts: a guess first, then the drawing, its controls, and the same numbers as a table."""

from course.app.blocks.charts.in_lab import draw_in_lab
from course.app.blocks.charts.in_lesson import draw

__all__ = ["draw", "draw_in_lab"]
