"""The questions worth asking before signing, each with the clause it is about and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from course.locale.message import message
from course.pay.lab.asking.stakes import CUT, MARGIN, Stakes
from course.pay.lab.plan_words.reading import pays_commission
from course.pay.lab.what_if.changes import threshold_of, tiered
from course.pay.plans.plan import PayPlan


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: `text` and `why` are message ids without places.

    `when` tells for which plans it makes sense, `stake` what hangs on it in the expected year, euro.
    """

    id: str
    clause: str
    text: str
    why: str
    when: Callable[[PayPlan], bool]
    stake: Callable[[Stakes], Decimal]


def _always(plan: PayPlan) -> bool:
    return True


def _flat(plan: PayPlan) -> bool:
    return pays_commission(plan) and not tiered(plan)


def _counted(plan: PayPlan) -> bool:
    return pays_commission(plan) and (tiered(plan) or plan.cap is not None)


ASKED: tuple[Asked, ...] = (
    Asked(
        "written",
        "rate",
        message(
            "Will the commission terms be written in the contract, or in an annex that both of us sign?"
        ),
        message(
            "A bonus (prēmija) that is only promised is at the employer’s discretion (vdi.gov.lv),"
            " so what is not in writing may not be paid."
        ),
        pays_commission,
        lambda at: at.commission,
    ),
    Asked(
        "changes",
        "rate",
        message("Can the firm change the plan during the year, and how long ahead will I be told?"),
        message("This is what a rate lower by a tenth would cost you from the first month on."),
        pays_commission,
        lambda at: at.lost_by_paying(CUT),
    ),
    Asked(
        "rate-of-what",
        "rate",
        message(
            "What is the rate taken from: the contract’s value, the margin or what the client has"
            " paid, and with VAT or without?"
        ),
        message(
            "If it is taken from the margin and that is 30% of the contract, this much commission is lost."
        ),
        pays_commission,
        lambda at: at.lost_by_paying(MARGIN),
    ),
    Asked(
        "credited",
        "measure",
        message(
            "When does a deal count: when it is signed, when it is invoiced, or when the client pays?"
        ),
        message("If each deal counts a month later, the last ones of the year fall into the next."),
        pays_commission,
        lambda at: at.a_month_later,
    ),
    Asked(
        "leaving",
        "measure",
        message("If I leave, will I still be paid commission for the deals I have closed?"),
        message("What is at stake is a measurement period’s commission that is not yet paid out."),
        pays_commission,
        lambda at: at.commission_of_a_period,
    ),
    Asked(
        "counting",
        "measure",
        message(
            "Are sales counted by month, by quarter or by year, and can a good month make up for a slow one?"
        ),
        message(
            "Tiers and caps bite in single months; over a longer period good and slow months even out."
        ),
        _counted,
        lambda at: at.of("measure-month", "measure-quarter", "measure-year"),
    ),
    Asked(
        "quota",
        "quota",
        message("How many of your people met this quota last year, and who may raise it?"),
        message("On-target pay is worth as much as the chance of meeting the target."),
        lambda plan: bool(plan.quota) and pays_commission(plan),
        lambda at: at.of("quota-more", "quota-less"),
    ),
    Asked(
        "no-quota",
        "quota",
        message("Is there a quota after all, and what happens to someone who misses it?"),
        message("A quota that is not in the plan may still decide who stays after probation."),
        lambda plan: not plan.quota and pays_commission(plan),
        lambda at: Decimal(0),
    ),
    Asked(
        "which-euros",
        "tier-retroactive",
        message(
            "Does the higher rate apply to everything sold or only to the part above the line, and can the plan show an example?"
        ),
        message("The same sentence can be read both ways, and the readings pay differently."),
        tiered,
        lambda at: at.of("retroactive", "marginal"),
    ),
    Asked(
        "accelerator",
        "tiers",
        message("Is there a higher rate for sales above the quota?"),
        message("Without one, the hardest deals of the month pay no better than the first."),
        _flat,
        lambda at: at.of("accelerator"),
    ),
    Asked(
        "threshold",
        "tiers",
        message("Can the threshold be lifted, at least in the first months?"),
        message("Below it the sales are made and nothing is paid for them."),
        lambda plan: threshold_of(plan) is not None,
        lambda at: at.of("no-threshold"),
    ),
    Asked(
        "no-threshold",
        "tiers",
        message("Is there a result below which no commission is paid?"),
        message("A threshold is often in another document than the rate."),
        lambda plan: pays_commission(plan) and threshold_of(plan) is None,
        lambda at: at.of("threshold"),
    ),
    Asked(
        "cap",
        "cap",
        message(
            "Is the cap counted per month or per year, and what happens to what I sell above it?"
        ),
        message("Above the cap the firm earns on and you do not."),
        lambda plan: plan.cap is not None,
        lambda at: at.of("no-cap", "measure-month", "measure-year"),
    ),
    Asked(
        "no-cap",
        "cap",
        message("Is commission limited anywhere, in this plan or in another document?"),
        message("A cap costs exactly in the months that make up for the slow ones."),
        lambda plan: pays_commission(plan) and plan.cap is None,
        lambda at: at.of("cap"),
    ),
    Asked(
        "ramp",
        "ramp",
        message("From which month does the full quota count, and what if I take over no clients?"),
        message("Those who start without clients need the longest ramp."),
        lambda plan: tiered(plan) and bool(plan.ramp),
        lambda at: at.of("no-ramp"),
    ),
    Asked(
        "no-ramp",
        "ramp",
        message("Is the quota lower in the first months, until I have clients of my own?"),
        message("Few close a full quota of deals in the first month."),
        lambda plan: tiered(plan) and not plan.ramp,
        lambda at: at.of("ramp"),
    ),
    Asked(
        "first-deal",
        "ramp",
        message("When did the last person you hired close their first deal?"),
        message("Until the first deal there is no commission; this counts three such months."),
        _flat,
        lambda at: at.commission_of_three_months,
    ),
    Asked(
        "draw-debt",
        "draw-recoverable",
        message("If I leave, what happens to the part of the draw that I have not paid back?"),
        message("A recoverable draw is a debt; this is what three months without a deal leave."),
        lambda plan: plan.draw is not None and plan.draw.recoverable,
        lambda at: at.three_draws,
    ),
    Asked(
        "draw-kept",
        "draw-recoverable",
        message("For how long is the draw paid, and does the plan say that I keep it?"),
        message("A guarantee for the first months only is over when you may need it."),
        lambda plan: plan.draw is not None and not plan.draw.recoverable,
        lambda at: at.three_draws,
    ),
    Asked(
        "cancelled",
        "clawback",
        message(
            "What happens if a client withdraws or does not pay, and for how many months can commission be taken back?"
        ),
        message("This is what you lose when one ordinary deal is cancelled."),
        pays_commission,
        lambda at: at.a_deal_cancelled,
    ),
    Asked(
        "shared",
        "rate",
        message(
            "Who is paid when two of us work on a deal, or when I take over a colleague’s client?"
        ),
        message("Half of one ordinary deal’s commission hangs on the answer each time."),
        pays_commission,
        lambda at: at.a_deal_cancelled / 2,
    ),
    Asked(
        "renewals",
        "rate",
        message("Do renewals and upsells earn commission, or new clients only?"),
        message(
            "The better you look after a client, the more of your work is renewals; the sum is that of one ordinary deal."
        ),
        pays_commission,
        lambda at: at.a_deal_cancelled,
    ),
    Asked(
        "minimum-wage",
        "base",
        message("How will a month without deals be brought up to the minimum wage?"),
        message(
            "Pay for a full month may not be below it, even if it is all commission (vdi.gov.lv)."
        ),
        lambda plan: not plan.base,
        lambda at: Decimal(0),
    ),
    Asked(
        "base-review",
        "base",
        message("When is the base reviewed, and by how much did it grow for others?"),
        message("A hundred euro of base is paid in slow months as well."),
        lambda plan: bool(plan.base),
        lambda at: at.base_step,
    ),
    Asked(
        "bonus",
        "bonuses",
        message(
            "Until which day must I be employed to get the bonus, and how much do I repay if I leave sooner?"
        ),
        message("A day can decide over all of it, and paying back hurts more than not getting it."),
        lambda plan: bool(plan.bonuses),
        lambda at: at.of("no-bonus"),
    ),
    Asked(
        "other-pay",
        "bonuses",
        message("Which supplements or bonuses come on top, and where is that written?"),
        message(
            "Count only what is agreed in writing; a prēmija is the employer’s to give or not."
        ),
        lambda plan: not plan.bonuses,
        lambda at: Decimal(0),
    ),
    Asked(
        "statement",
        "rate",
        message(
            "Will I get a statement each month that lists every deal, its rate and its commission?"
        ),
        message("What you cannot check you cannot correct."),
        _always,
        lambda at: Decimal(0),
    ),
)
"""In the order to ask where as much hangs on one as on another."""
