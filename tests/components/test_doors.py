"""Components draw once the code is there and the page has been told what it is, in whatever order they come."""

from __future__ import annotations

import json
from itertools import permutations

import pytest
from playwright.sync_api import Page

from course.app import program

COME = """async ([sources, order, told]) => {
  const CODE = Symbol.for("course.code");
  delete document[CODE];
  const part = { parentElement: document.createElement("div"), setTriggerValue: () => {} };
  document.body.append(part.parentElement);
  const data = new TextEncoder().encode(told);
  const isOpen = () => Promise.race([
    document[CODE].code.then(() => true),
    new Promise((resolve) => setTimeout(() => resolve(false), 30)),
  ]);
  const seen = [];
  for (const name of order) {
    const blob = new Blob([sources[name]], { type: "text/javascript" });
    const { default: mount } = await import(URL.createObjectURL(blob));
    const own = name === "page" ? { ...part, data } : part;
    Promise.resolve(mount(own)).catch(() => {}); // who waits for the code may wait for good
    seen.push(await isOpen());
  }
  return seen;
}"""

TOLD = {"page": "en-chain", "lang": "en", "words": {}, "plotly": "plotly.js"}


@pytest.mark.parametrize("order", [*permutations(["program", "page", "memory"])])
def test_nobody_draws_before_the_page_is_told_what_it_is(page: Page, order: list[str]) -> None:
    page.goto("about:blank")
    page.set_content("<main></main>")
    sources = {
        "program": program.code(),
        "page": program.door("page", "program"),
        "memory": program.door("memory"),
    }
    seen = page.evaluate(COME, [sources, list(order), json.dumps(TOLD)])
    both = max(order.index("program"), order.index("page"))
    assert seen == [number >= both for number in range(3)]
