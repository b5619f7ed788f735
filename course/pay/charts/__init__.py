"""The charts that lessons may show, by the name a lesson calls them."""

from collections.abc import Mapping
from types import MappingProxyType

from course.pay.charts.cap import Cap
from course.pay.charts.chart import AnyChart, Chart, Control, Table
from course.pay.charts.draw_clawback import DrawClawback
from course.pay.charts.income_fan import IncomeFan
from course.pay.charts.palette import DARK, LIGHT, Palette
from course.pay.charts.pay_anatomy import PayAnatomy
from course.pay.charts.safety_curve import SafetyCurve
from course.pay.charts.size_region import SizeRegion
from course.pay.charts.stay_or_hop import StayOrHop
from course.pay.charts.tier_lab import TierLab
from course.pay.charts.two_offers import TwoOffers
from course.pay.charts.uncapped_risk import UncappedRisk

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
