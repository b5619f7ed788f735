"""A reading copy: the lessons as plain pages to read, to print and to be found, without a line of script.

From a `Course` to HTML, by plain functions: `course/app/server/reading.py` serves the pages, `export` writes them into a
folder. A page holds what a lesson tells. Where the lesson asks, the page says so and has a door into the interactive
lesson: no prompt, option, answer, feedback or explanation is in it, nor a chart that opens by an answer.
"""
