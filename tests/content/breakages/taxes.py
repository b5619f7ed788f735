"""The files of tax years; no lesson names the year broken here, so that nothing else is told."""

from __future__ import annotations

from tests.content.breaking import Breakage, Change, whole

T = "lessons/data/taxes/zz-2030.yaml"

SOUND = """\
country: ZZ
year: 2030
minimum_wage: 1000
non_taxable_minimum: 600
income_tax:
  - {above: 0, rate: 0.2}
  - {above: 60000, rate: 0.3}
employee_social: 0.1
employer_social: 0.2
social_cap: 90000
known_up_to: 5000
sources: [Gazette]
checked: 2030-01-31
"""


def but(*changes: tuple[str, str]) -> Change:
    """A sound file but for what is changed: texts, and what stands in their place."""
    text = SOUND
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return whole(text)


BREAKAGES = (
    Breakage("a tax year that is sound", T, whole(SOUND), ()),
    Breakage(
        "an empty tax year",
        T,
        whole(""),
        (
            "lessons/data/taxes/zz-2030.yaml:1:1: error: the file is empty; write its contents or delete the file",
        ),
    ),
    Breakage(
        "a tax year that is not YAML",
        T,
        but(("[Gazette]", "‸'Gazette")),
        (
            "@ error: a quotation mark is opened here and not closed; close it, or put the whole text in the other kind of quotation marks",
        ),
    ),
    Breakage(
        "a tax year without its contributions",
        T,
        but(("employee_social: 0.1\n", ""), ("country", "‸country")),
        (
            "@ error: ‘employee_social’ is missing; add a line ‘employee_social: …’ (Social contributions taken from gross pay, a fraction)",
        ),
    ),
    Breakage(
        "a misspelt field of a tax year",
        T,
        but(("minimum_wage", "‸minimal_wage")),
        ("@ error: there is no field ‘minimal_wage’ here; did you mean ‘minimum_wage’?",),
    ),
    Breakage(
        "a tax rate in percent",
        T,
        but(("rate: 0.2}", "rate: ‸20}")),
        ("@ error: 20 is too much for a rate, a fraction; write 0.2 for 20 %",),
    ),
    Breakage(
        "an amount with its currency",
        T,
        but(("non_taxable_minimum: 600", "non_taxable_minimum: ‸600 €")),
        ("@ error: “600 €” is not a plain number; write digits and a point, such as 1500 or 0.08",),
    ),
    Breakage(
        "a tax rate that begins nowhere",
        T,
        but(("{above: 60000, ", "‸{")),
        (
            "@ error: ‘above’ is missing; add a line ‘above: …’ (Gross pay above which the rate holds, euro a year)",
        ),
    ),
    Breakage(
        "tax rates that begin above 0",
        T,
        but(("  - {above: 0,", "  ‸- {above: 100,")),
        (
            "@ error: the rates of ‘income_tax’ do not rise from 0; begin with ‘above: 0’, and let each next one begin higher",
        ),
    ),
    Breakage(
        "tax rates that do not rise",
        T,
        but(("  - {above: 0,", "  ‸- {above: 0,"), ("60000", "0")),
        (
            "@ error: the rates of ‘income_tax’ do not rise from 0; begin with ‘above: 0’, and let each next one begin higher",
        ),
    ),
    Breakage(
        "net pay known beyond the first tax rate",
        T,
        but(("known_up_to: 5000", "known_up_to: ‸5000.01")),
        (
            "@ error: ‘known_up_to’ reaches beyond 60000 a year, where rates change; write at most 5000.00",
        ),
    ),
    Breakage(
        "net pay known beyond the cap of contributions",
        T,
        but(("90000", "40000.00"), ("known_up_to: 5000", "known_up_to: ‸4000")),
        (
            "@ error: ‘known_up_to’ reaches beyond 40000.00 a year, where rates change; write at most 3333.33",
        ),
    ),
    Breakage(
        "a country in small letters",
        T,
        but(("country: ZZ", "country: ‸zz")),
        (
            "@ error: ‘zz’ does not fit ‘country’; write the country's two capital letters (ISO 3166), such as LV",
        ),
    ),
    Breakage(
        "a tax year copied and not changed",
        T,
        but(("year: 2030", "year: ‸2029")),
        (
            "@ error: ‘country’ and ‘year’ say zz-2029, and the file's name says zz-2030; let both say the same",
        ),
    ),
    Breakage(
        "a tax year of another country",
        T,
        but(("country: ZZ", "country: ‸YY")),
        (
            "@ error: ‘country’ and ‘year’ say yy-2030, and the file's name says zz-2030; let both say the same",
        ),
    ),
    Breakage(
        "a tax year without sources",
        T,
        but(("[Gazette]", "‸[]")),
        ("@ error: ‘sources’ is empty; list at least one",),
    ),
    Breakage(
        "a tax year checked on no day",
        T,
        but(("2030-01-31", "‸31.01.2030")),
        (
            "@ error: ‘31.01.2030’ does not fit ‘checked’; write year, month and day with hyphens, such as 2026-11-23",
        ),
    ),
    Breakage(
        "a tax year named latvia.yaml",
        "lessons/data/taxes/latvia.yaml",
        whole(SOUND),
        (
            "lessons/data/taxes/latvia.yaml:1:1: warning: a file of this name is not read; name it by country and year, like ‘lv-2026.yaml’",
        ),
    ),
    Breakage(
        "a tax year named zz-2030.yml",
        "lessons/data/taxes/zz-2030.yml",
        whole(SOUND),
        (
            "lessons/data/taxes/zz-2030.yml:1:1: warning: a file of this name is not read; name it by country and year, like ‘lv-2026.yaml’",
        ),
    ),
    Breakage(
        "a tax year named zz-30.yaml",
        "lessons/data/taxes/zz-30.yaml",
        whole(SOUND),
        (
            "lessons/data/taxes/zz-30.yaml:1:1: warning: a file of this name is not read; name it by country and year, like ‘lv-2026.yaml’",
        ),
    ),
)
