"""What gets into a page by some mistake does not run there, and asks no other server."""

from __future__ import annotations

from tests.pages.conftest import OpenTab

SMUGGLED = """async () => {
  const put = (html) => document.body.insertAdjacentHTML("beforeend", html);
  put('<img src="nowhere" onerror="window.ran = true">');
  const script = Object.assign(document.createElement("script"), { textContent: "window.ran = true" });
  document.body.append(script);
  const asked = await fetch("https://example.org/").then(() => "asked", () => "refused");
  await new Promise((done) => setTimeout(done, 300));
  return [window.ran ?? false, asked];
}"""


def test_a_script_in_a_text_does_not_run_and_no_other_server_is_asked(
    open_tab: OpenTab, bicycle_url: str
) -> None:
    tab = open_tab(bicycle_url).open("en-chain")
    assert tab.faults == []
    assert tab.page.evaluate(SMUGGLED) == [False, "refused"]
    told = [fault for fault in tab.faults if "Content Security Policy" in fault]
    assert len(told) >= 3
    tab.faults.clear()
    tab.requests.clear()
