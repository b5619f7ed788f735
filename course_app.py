"""The Streamlit entry: `streamlit run course_app.py`, or `python -m course serve`."""

from pathlib import Path

import streamlit as st

from course.app import (
    components,
    memory,
    navigation,
    runs,
    session,
    sidebar,
    sign_in,
    widgets,
)
from course.app.library import current_course
from course.app.runs import first_run, known_pages, live, stands

MARK = str(Path(__file__).parent / "static" / "mark.svg")

runs.apply()
stands.begin()
st.set_page_config(page_icon=MARK)
st.logo(MARK, size="large")

session.be_who_is_signed_in()
course = current_course()
ways = navigation.ways(course)
page = known_pages.choose(ways.each)
place = ways.place_of(page)
session.choose_language(place.address.language)
arrived, waits = first_run.begin()
if arrived is not None:
    memory.brought(place, arrived)
if not waits:
    memory.catch_up()
session.learner().go_by(course.names)

components.load(
    place.address.path,
    place.words,
    waits=waits,
    on_brought=lambda: memory.brought(place, widgets.sent(components.PAGE, "brought")),
    on_noted=lambda: session.signing().note(widgets.sent(components.PAGE, "noted")),
)
if waits:
    first_run.wait()
sign_in.depart()
sign_in.come_back(place)
sidebar.draw(place)
live.watch(course)
sign_in.tell(place)
navigation.run(page)
memory.draw(place)
sign_in.arrived()
