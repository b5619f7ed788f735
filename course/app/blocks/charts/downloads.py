"""A chart to take along: its numbers for a spreadsheet, its picture for a slide."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from pydantic import BaseModel

from course.app.components import picture
from course.locale import Words
from course.pay.charts.chart import AnyChart
from course.pay.charts.csv import csv_file


@dataclass
class Shown:
    """What a chart was last drawn with; the buttons stay as they are when it is drawn anew."""

    parameters: BaseModel


def draw_downloads(chart: AnyChart, shown: Shown, words: Words, key: str) -> None:
    """Two buttons; either file is made of what is shown when it is asked for."""
    with st.container(horizontal=True, key=f"{key}-downloads"):
        st.download_button(
            words.say("Numbers (CSV)"),
            data=lambda: csv_file(chart.table(shown.parameters, words), words),
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
