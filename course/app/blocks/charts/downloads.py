"""A chart to take along: its numbers for a spreadsheet, its picture for a slide."""

from __future__ import annotations

import streamlit as st
from pydantic import BaseModel

from course.app.components import picture
from course.locale import Words
from course.pay.charts.chart import AnyChart
from course.pay.charts.csv import csv_file


def draw_downloads(
    chart: AnyChart, now: BaseModel, words: Words, key: str, title: str, caption: str
) -> None:
    """Two buttons; either file is made only when it is asked for.

    `title` and `caption` stand in the picture as they do on the page.
    """
    with st.container(horizontal=True, key=f"{key}-downloads"):
        st.download_button(
            words.say("Numbers (CSV)"),
            data=lambda: csv_file(chart.table(now, words), words),
            file_name=f"{chart.name}.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
            key=f"{key}-csv",
        )
        picture(
            {
                "frame": f"{key}-frame",
                "file": f"{chart.name}.png",
                "title": title,
                "caption": caption,
                "lang": words.language,
                "texts": {
                    "save": words.say("Picture (PNG)"),
                    "failed": words.say(
                        "This browser could not make the picture. A screenshot will do instead."
                    ),
                },
            },
            key=f"{key}-png",
        )
