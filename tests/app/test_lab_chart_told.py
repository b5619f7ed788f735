"""A chart with the reader’s own plan in it says which of its clauses it leaves out."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from course.pay.lab.presets import PRESETS
from tests.app.labs import LANGUAGES, TIERED, with_lab
from tests.app.visiting import faults, move

TOLD = {
    "en": "Of your plan, this chart does not show: {parts}.",
    "lv": "No jūsu plāna šī diagramma nerāda: {parts}.",
}


def infos(app: AppTest) -> list[str]:
    assert faults(app) == []
    return [info.value for info in app.info]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", "Measurement period, Tiers, Ramp, Draw, Clawback, Retention bonuses"),
        (
            "lv",
            "Uzskaites periods, Pakāpes, Iestrādes periods, Avanss uz komisiju, Komisijas atprasīšana, Noturēšanas prēmijas",
        ),
    ],
)
def test_a_chart_names_the_clauses_of_my_plan_that_it_leaves_out(language: str, parts: str) -> None:
    app = with_lab(f"{language}-lab-cap", plan=TIERED)
    assert infos(app) == []
    app.button(key="lab-cap-mine").click().run()
    assert infos(app) == [TOLD[language].format(parts=parts)]
    move(app, "cap", 1500)
    assert infos(app) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_nothing_where_all_of_my_plan_is_shown(language: str) -> None:
    app = with_lab(f"{language}-lab-pay-anatomy", plan=PRESETS["classic"].plan)
    app.button(key="lab-pay-anatomy-mine").click().run()
    assert infos(app) == []
