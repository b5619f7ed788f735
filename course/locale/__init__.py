"""Words, numbers and dates in the learner's language.

Interface texts are English message ids, marked with `course.locale.message` and translated by the
catalogues beside this file (`<language>/LC_MESSAGES/course.po`, edited as they are: nothing is
compiled). A language without a catalogue shows the English texts with its own number formats.
"""

from course.locale.words import Words, catalogue_path, words_for

__all__ = ["Words", "catalogue_path", "words_for"]
