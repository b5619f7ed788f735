"""The charts that lessons may show, by the name a lesson calls them."""

from collections.abc import Mapping
from types import MappingProxyType

from course.pay.charts.cap.chart import Cap
from course.pay.charts.chart import AnyChart, Chart, Control, Table
from course.pay.charts.draw_clawback.chart import DrawClawback
from course.pay.charts.drawing.palette import DARK, LIGHT, Palette
from course.pay.charts.income_fan.chart import IncomeFan
from course.pay.charts.pay_anatomy.chart import PayAnatomy
from course.pay.charts.safety_curve.chart import SafetyCurve
from course.pay.charts.size_region.chart import SizeRegion
from course.pay.charts.stay_or_hop.chart import StayOrHop
from course.pay.charts.tier_lab.chart import TierLab
from course.pay.charts.two_offers.chart import TwoOffers
from course.pay.charts.uncapped_risk.chart import UncappedRisk

CHARTS: Mapping[str, AnyChart] = MappingProxyType(
    {
        chart.name: chart
        for chart in (
            PayAnatomy(),
            TwoOffers(),
            SizeRegion(),
            StayOrHop(),
            TierLab(),
            DrawClawback(),
            Cap(),
            IncomeFan(),
            SafetyCurve(),
            UncappedRisk(),
        )
    }
)

__all__ = ["CHARTS", "DARK", "LIGHT", "AnyChart", "Chart", "Control", "Palette", "Table"]
