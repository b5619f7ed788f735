"""Quotes, dashes, numbers and a few calques, by the rules of each language.

A rule is a pattern of what must not be. Each brings a text that it finds and one that it passes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.shipped.shipped import LANGUAGES, told
from tests.shipped.texts import texts

_NB = "\u00a0"
_DATE = r"(?!\d\d\.\d\d\.\d{4})"
_TIME = rf"(?<!plkst\.[ {_NB}])"


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` finds what is wrong, as in `bad`; `good` is right; `mend` says how."""

    languages: tuple[str, ...]
    pattern: str
    bad: str
    good: str
    mend: str


LV, EN, BOTH = ("lv",), ("en",), LANGUAGES

RULES = {
    "straight-quotes": Rule(BOTH, '"', 'a "b"', "a „b”", "write „…” (English: ‘…’ or “…”)"),
    "opening-quote": Rule(LV, "“", "“Velme”", "„Velme”", "open with „, close with ”"),
    "low-quote": Rule(EN, "„", "„Velme”", "“Velme”", "open with “, close with ”"),
    "quote-left-open": Rule(
        LV, r"„[^”\n]*(?=„|\n|$)", "„Velme un „Rēķins”", "„Velme” un „Rēķins”", "close it with ”"
    ),
    "apostrophe": Rule(EN, r"(?<=\w)'", "Toms's", "Toms’s", "write ’"),
    "space-before-euro": Rule(
        LV, rf"\d[^\d{_NB}]?€", "5 €", f"5{_NB}€", "put a no-break space before €"
    ),
    "space-before-percent": Rule(
        LV, rf"\d[^\d{_NB}]?%", "5%", f"5{_NB}%", "put a no-break space before %"
    ),
    "euro-first": Rule(
        EN, rf"\d[ {_NB}]?€|€[ {_NB}]", "5 €", "€5", "put € right before the number"
    ),
    "percent-joined": Rule(EN, rf"\d[ {_NB}]%", "5 %", "5%", "put % right after the number"),
    "thousands-broken": Rule(
        LV, r"(?<![\d,])\d{1,3} \d{3}(?!\d)", "12 000", f"12{_NB}000", "use a no-break space"
    ),
    "thousands-spaced": Rule(
        EN,
        rf"(?<![\d.,])\d{{1,3}}[ {_NB}]\d{{3}}(?!\d)",
        "12 000",
        "12,000",
        "part thousands by a comma",
    ),
    "thousands-together": Rule(
        BOTH, r"(?<![\d.,])\d{5,}", "12000", f"12{_NB}000", "part the thousands"
    ),
    "decimal-point": Rule(
        LV,
        rf"{_TIME}(?<![\d.]){_DATE}\d+\.\d+",
        "1.5 mēneši",
        "1,5 mēneša plkst. 10.40, 03.03.2026.",
        "use a decimal comma",
    ),
    "decimal-comma": Rule(EN, r"\d,\d{1,2}(?!\d)", "1,5", "1.5 of 1,500", "use a decimal point"),
    "dash-between-numbers": Rule(
        BOTH, r"(?<![\d-])(?!(?:19|20)\d\d-\d\d(?!\d))\d+[-—]\d", "3-4", "3–4, 2024-12", "use –"
    ),
    "minus": Rule(BOTH, r"(?<![\w-])-\s?\d", "-5", "−5", "use − (minus) or – (dash)"),
    "dash": Rule(BOTH, rf"[ {_NB}](?:-|--|—)[ {_NB}]", "a - b", "a – b", "use –"),
    "ellipsis": Rule(BOTH, r"\.\.\.", "a...", "a…", "use …"),
    "word-twice": Rule(BOTH, r"(?i)\b([^\W\d_]+) \1\b", "the the", "the", "drop one of the two"),
    "capital-jūs": Rule(
        LV, r"[a-zāčēģīķļņšūž,] J(?:ūs|ums|ūsu)\b", "kā Jūs", "kā jūs", "write jūs small"
    ),
    "adresēt": Rule(LV, r"(?i)\badresē(?:t|j)\w*", "adresēt problēmu", "vai adresē", "say risināt"),
    "fokusēties": Rule(LV, r"(?i)\bfokusē\w+", "fokusējas uz", "vērš uz", "say pievērsties"),
    "balstoties": Rule(
        LV, r"(?i)\bbalstoties uz\b", "balstoties uz", "pēc", "say pēc, pamatojoties"
    ),
    "pie-tam": Rule(LV, r"(?i)\bpie tam\b", "pie tam", "turklāt", "say turklāt"),
    "kontu-pārvaldnieks": Rule(
        LV,
        r"(?i)\bkontu pārvaldni(?!\w*”)\w*",
        "darbs kontu pārvaldniekam",
        "„kontu pārvaldnieks”",
        "say klientu vadītājs; the alias stands in quotes",
    ),
}

in_each = pytest.mark.parametrize(
    ("language", "rule"),
    [
        pytest.param(language, rule, id=f"{language}-{name}")
        for name, rule in RULES.items()
        for language in rule.languages
    ],
)


@in_each
def test_texts_keep_the_rule(language: str, rule: Rule) -> None:
    broken = []
    for text in texts(language):
        for found in re.finditer(rule.pattern, "" if text.verbatim else text.plain):
            near = text.plain[max(found.start() - 20, 0) : found.end() + 20].replace("\n", " ")
            broken.append(f"{text.where}: {rule.mend}: …{near}…")
    assert not broken, told(broken)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_finds_what_is_wrong_and_passes_what_is_right(name: str) -> None:
    rule = RULES[name]
    assert re.search(rule.pattern, rule.bad)
    assert not re.search(rule.pattern, rule.good)
