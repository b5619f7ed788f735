"""From the files of a course to its values, with a place for every problem."""
