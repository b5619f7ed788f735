"""The charts that lessons may show, by the name a lesson calls them."""

from collections.abc import Mapping
from types import MappingProxyType

from course.pay.charts.chart import AnyChart, Chart, Control, Table
from course.pay.charts.palette import DARK, LIGHT, Palette
from course.pay.charts.pay_anatomy import PayAnatomy
from course.pay.charts.two_offers import TwoOffers

CHARTS: Mapping[str, AnyChart] = MappingProxyType(
    {chart.name: chart for chart in (PayAnatomy(), TwoOffers())}
)

__all__ = ["CHARTS", "DARK", "LIGHT", "AnyChart", "Chart", "Control", "Palette", "Table"]
