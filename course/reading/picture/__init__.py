"""A chart's drawing as SVG, for pages that run no script: from the figure that the chart makes for plotly.

It knows what the charts of `course.pay` draw with (bars, lines, areas, points, labels, axes with ticks in words) and no more.
What lies across stands in parts of the width and what goes up in pixels, as plotly has it, so that one drawing fits
a phone and a sheet of paper, its letters as large on both.
"""
