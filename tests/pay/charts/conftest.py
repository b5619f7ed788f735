"""Each chart of the registry, in each language."""

import pytest

from course.locale import Words, words_for
from course.pay.charts import CHARTS, AnyChart
from tests.pay.charts.charting import LANGUAGES


@pytest.fixture(params=sorted(CHARTS))
def chart(request: pytest.FixtureRequest) -> AnyChart:
    return CHARTS[request.param]


@pytest.fixture(params=LANGUAGES)
def words(request: pytest.FixtureRequest) -> Words:
    return words_for(request.param)
