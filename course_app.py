"""The Streamlit entry: `streamlit run course_app.py`, or `python -m course serve`."""

import streamlit as st

from course.app import live, navigation, session, sidebar
from course.app.library import current_course

st.set_page_config(page_icon=":material/handshake:")

course = current_course()
pages = navigation.pages(course)
page = st.navigation(list(pages.values()), position="hidden")
place = navigation.place_of(page, course, pages)
session.choose_language(place.address.language)

sidebar.draw(place)
live.watch(course)
page.run()
