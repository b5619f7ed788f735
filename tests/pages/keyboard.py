"""A learner who has no mouse: Tab, Space, Enter and arrows, and what is seen of where they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.pages.tab import Tab

MOST_STEPS = 60

A_MOMENT = 10
"""Tenths of a second in which what has the focus must come into view."""

AT = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const up = (part) => part.parentElement ?? part.getRootNode().host ?? null;
  const marked = (part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(part);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  let ring = at;
  while (ring && ring !== document.body && !marked(ring)) ring = up(ring);
  const labels = [...(at.labels ?? [])].map((label) => label.textContent).join(" ");
  const words = at.cloneNode(true);
  words.querySelectorAll('[aria-hidden="true"]').forEach((part) => part.remove());
  const box = at.getBoundingClientRect();
  return {
    tag: at.localName,
    type: at.type ?? "",
    value: at.value ?? "",
    name: (at.getAttribute("aria-label") ?? (labels || words.textContent)).trim(),
    classes: at.className.toString(),
    marked: Boolean(ring) && ring !== document.body,
    on_screen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


@dataclass(frozen=True)
class At:
    """What has the focus: `marked` by an outline of its own or around it, and `on_screen`."""

    tag: str
    type: str
    value: str
    name: str
    classes: str
    marked: bool
    on_screen: bool

    @property
    def seen(self) -> bool:
        """Whether somebody who looks sees where the focus is; on the page as a whole there is nothing to see."""
        return self.tag in {"body", "html"} or (self.marked and self.on_screen)


@dataclass
class Keyboard:
    """One tab under the keys, with every step noted that could not be seen."""

    tab: Tab
    unseen: list[At] = field(default_factory=list)

    @property
    def at(self) -> At:
        """What has the focus now."""
        told: dict[str, Any] = self.tab.page.evaluate(AT)
        return At(**told)

    def press(self, key: str) -> At:
        """Press a key; returns what has the focus then."""
        self.tab.page.keyboard.press(key)
        now = self.at
        for _ in range(A_MOMENT):  # a busy machine scrolls late
            if now.seen:
                return now
            self.tab.page.wait_for_timeout(100)
            now = self.at
        self.unseen.append(now)
        return now

    def to(self, name: str = "", *, tag: str = "", type: str = "", value: str = "") -> At:
        """Step on until something is reached whose name begins so, of that kind, and of that value."""
        passed = []
        for _ in range(MOST_STEPS):
            now = self.press("Tab")
            if (
                now.name.startswith(name)
                and tag in {"", now.tag}
                and type in {"", now.type}
                and value in {"", now.value}
            ):
                return now
            passed.append(f"{now.tag} {now.name[:30]}")
        raise AssertionError(f"never came to {name or type or tag}, but to {passed}")

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        self.tab.page.keyboard.type(text)
