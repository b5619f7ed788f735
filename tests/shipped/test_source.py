"""The Latvian texts teach the source document's facts in their own words.

English texts cannot share words with a Latvian document, so only Latvian is compared.
"""

from __future__ import annotations

import pytest

from tests.shipped.shipped import told
from tests.shipped.texts import texts
from tests.shipped.windows import LENGTH, fingerprint, shared, source_fingerprints, windows

INVENTED = "Rīta tramvajā, kā parasti, bija maz ļaužu; pie 2 logiem sēdēja vecs vīrs un suns."


def test_latvian_texts_share_no_eight_words_in_a_row_with_the_source() -> None:
    known = source_fingerprints()
    taken = [
        f"{text.where}: these words stand in the source, say it your own way: ‘{window}’"
        for text in texts("lv")
        for window in shared(text.plain, known)
    ]
    assert not taken, told(taken)


def test_the_source_is_known_by_fingerprints_of_all_its_windows() -> None:
    known = source_fingerprints()
    assert len(known) > 500
    assert all(len(one) == 12 and set(one) <= set("0123456789abcdef") for one in known)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (INVENTED, 7),
        ("Viņa teica: „KĀ PARASTI, bija maz **ļaužu**; pie trim", 0),
        ("Skaties – kā parasti bija maz ļaužu, pie logiem sēdēja Anna", 1),
        ("kā parasti bija maz ļaužu pie logiem", 0),
        ("", 0),
    ],
    ids=["whole", "other-end", "eight-words", "seven-words", "nothing"],
)
def test_a_sentence_taken_over_is_recognised(text: str, count: int) -> None:
    known = frozenset(map(fingerprint, windows(INVENTED)))
    assert len(shared(text, known)) == count
    assert all(len(window.split()) == LENGTH for window in shared(text, known))
