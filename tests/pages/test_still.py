"""Whoever has asked their system for less motion sees none."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.pages.conftest import OpenTab

MOVING = """() => {
  const parts = [];
  const gather = (root) => {
    for (const part of root.querySelectorAll("*")) {
      parts.push(part);
      if (part.shadowRoot) gather(part.shadowRoot);
    }
  };
  gather(document.body);
  const seconds = (list) => Math.max(...list.split(",").map((one) => parseFloat(one)));
  return parts
    .filter((part) => {
      const style = getComputedStyle(part);
      const moves = seconds(style.transitionDuration) > 0.01 && style.transitionProperty !== "none";
      return moves || (style.animationName !== "none" && seconds(style.animationDuration) > 0.01);
    })
    .map((part) => `${part.localName}.${part.getAttribute("class")}`);
}"""


def test_nothing_slides_fades_or_turns(open_tab: OpenTab, bicycle_url: str) -> None:
    tab = open_tab(bicycle_url).open("en-chain", "A chain that keeps quiet")
    question = tab.question("more-oil")
    question.locator("input[value=little]").check()
    question.locator("button.primary").click()
    expect(question).to_have_attribute("data-state", "closed")
    assert tab.page.evaluate(MOVING) == []
