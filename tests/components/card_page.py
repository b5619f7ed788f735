"""What the browser tests do on a page with a card, in the words of a learner."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page


@dataclass(frozen=True)
class CardPage:
    """A page of the harness that shows one scene."""

    page: Page
    address: str

    def open(self, scene: str, anchor: str = "") -> CardPage:
        """Show a scene, and wait until it is drawn."""
        self.page.goto(f"{self.address}/?show={scene}{anchor}")
        self.page.locator(".card[data-scheme]").first.wait_for()
        return self

    @property
    def card(self) -> Locator:
        """The card, or the first of them."""
        return self.page.locator(".card").first

    @property
    def question(self) -> Locator:
        """The question shown."""
        return self.card.locator(".question:visible")

    @property
    def status(self) -> Locator:
        """The verdict."""
        return self.question.get_by_role("status")

    def option(self, text: str) -> Locator:
        """The box of an option: its label, and its feedback."""
        return self.question.locator(".option").filter(has_text=text)

    def choose(self, text: str) -> None:
        """Choose an option by its words."""
        self.option(text).locator("label").click()

    def press(self, name: str) -> None:
        """Press one of the card's buttons."""
        self.card.get_by_role("button", name=name, exact=True).click()

    def button(self, name: str) -> Locator:
        """One of the card's buttons."""
        return self.card.get_by_role("button", name=name, exact=True)

    def run_again(self, scene: str) -> None:
        """Let the server draw the card anew, with the prompt's wording mended."""
        self.page.get_by_role("button", name=f"Run {scene} again").click()
        self.card.get_by_text("(mended wording)").first.wait_for()

    @property
    def focused(self) -> str:
        """What has the focus inside the card: its class and its words."""
        told: str = self.card.evaluate(
            "card => { const at = card.getRootNode().activeElement;"
            " return at ? `${at.className} ${at.value ?? ''} ${at.textContent.slice(0, 60)}` : ''; }"
        )
        return told

    @property
    def log(self) -> str:
        """What the server was sent so far."""
        return self.page.locator('[data-testid="stCode"]').inner_text()
