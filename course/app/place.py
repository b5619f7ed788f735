"""Where a learner is, with all that a page needs to draw itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import Page

from course.app import session
from course.app.addresses import Address, PageKind
from course.content.model import Course, Edition
from course.locale import Words, words_for

Pages = Mapping[Address, Page]


@dataclass(frozen=True)
class Place:
    """A page of the course, about to be drawn."""

    course: Course
    address: Address
    pages: Pages

    @property
    def edition(self) -> Edition:
        """The course in the page's language."""
        return self.course.editions[self.address.language]

    @property
    def words(self) -> Words:
        """The page's language."""
        return words_for(self.address.language)

    def page(self, kind: PageKind, lesson: str | None = None, chart: str | None = None) -> Page:
        """Another page in the same language."""
        return self.pages[self.address.to(kind, lesson, chart)]

    def follow_link(self) -> None:
        """Go where a link inside a component leads, if one was followed."""
        lesson = session.take_going()
        if lesson in self.edition.lessons:
            st.switch_page(self.page(PageKind.LESSON, lesson))
