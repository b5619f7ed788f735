"""The course engine: from files a trainer edits to lessons a learner takes."""

__version__ = "0.1.0"
