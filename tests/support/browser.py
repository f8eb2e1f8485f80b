"""Chromium without a window: pages in it, the keys of a reader, and what it has to say."""

import base64
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from selenium.webdriver import ActionChains, Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
LOGS = {"performance": "ALL", "browser": "ALL"}
QUESTIONS = (Path(__file__).parent / "questions.js").read_text("utf-8")
PATIENCE = 300
"""Seconds; a busy machine takes its time."""


class View(NamedTuple):
    """How a page is looked at."""

    width: int = 900
    dark: bool = False
    still: bool = False
    """Whether the reader asks for reduced motion."""
    script: bool = True
    media: str = ""
    """A medium that the page is to take for the one it is on: "print"."""


def needed(found: str | None, how: str) -> str:
    """What a test needs of the machine; with EVERY_BROWSER, as in CI, it fails without it."""
    if not found and "EVERY_BROWSER" not in os.environ:
        pytest.skip(how)
    assert found, how
    return found


def axe_source() -> str:
    """The text of axe-core, which finds what keeps people out of a page."""
    path = needed(os.environ.get("AXE_CORE"), "AXE_CORE is to be the path of axe.min.js: .ci/run")
    return Path(path).read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser with one page at a time."""

    driver: Chrome

    def open(self, address: str, view: View) -> None:
        """Show a page; what the one before has said is forgotten."""
        self.cdp("Emulation.setScriptExecutionDisabled", value=not view.script)
        self.look(view)
        self.driver.get("about:blank")
        for name in LOGS:
            self.log(name)
        self.driver.get(address)

    def look(self, view: View) -> None:
        """Look at the page in another way."""
        size = {"width": view.width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.cdp("Emulation.setDeviceMetricsOverride", **size)
        wishes = {
            "prefers-color-scheme": "dark" if view.dark else "light",
            "prefers-reduced-motion": "reduce" if view.still else "no-preference",
        }
        features = [{"name": name, "value": value} for name, value in wishes.items()]
        self.cdp("Emulation.setEmulatedMedia", media=view.media, features=features)

    def cdp(self, command: str, **facts: object) -> Mapping[str, Any]:
        """Give the browser an order that no web page can give (Chrome DevTools Protocol)."""
        answer: Mapping[str, Any] = self.driver.execute_cdp_cmd(command, facts)
        return answer

    def ask(self, question: str, *facts: object) -> Any:  # noqa: ANN401 - whatever it answers
        """Ask the page a question of `questions.js`; a promise is waited for."""
        script = f"{QUESTIONS}\nreturn questions.{question}(...arguments)"
        return self.driver.execute_script(script, *facts)

    def axe(self, *rules: str) -> tuple[list[str], list[Any]]:
        """Have axe-core look at the page: the rules that it keeps, and what breaks one."""
        self.driver.execute_script(axe_source())
        kept, broken = self.ask("axe", *rules)
        return kept, broken

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def log(self, name: str) -> list[dict[str, Any]]:
        """What a log has got since it was last read."""
        entries: list[dict[str, Any]] = self.driver.execute("getLog", {"type": name})["value"]
        return entries

    def complaints(self) -> list[str]:
        """What the console has to say."""
        return [entry["message"] for entry in self.log("browser")]

    def requests(self) -> list[str]:
        """The addresses that were asked since the page was opened, the page's own among them."""
        logged = (json.loads(entry["message"]) for entry in self.log("performance"))
        events = (entry["message"] for entry in logged)
        sent = (e["params"] for e in events if e["method"] == "Network.requestWillBeSent")
        return [params["request"]["url"] for params in sent]

    def pages_on_paper(self) -> bytes:
        """The page as a PDF, on A4."""
        size = {"paperWidth": 8.27, "paperHeight": 11.69}
        return base64.b64decode(self.cdp("Page.printToPDF", **size)["data"])


@contextmanager
def start_browser() -> Iterator[Browser]:
    """Start Chromium by Debian's own driver: nothing is looked for or fetched."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    found = needed(
        program and driver, "install Debian's chromium, chromium-driver, fonts-liberation"
    )
    options = ChromeOptions()
    options.binary_location = program or ""
    options.set_capability("goog:loggingPrefs", LOGS)
    for switch in SWITCHES:
        options.add_argument(switch)
    chrome = Chrome(options=options, service=Service(found))
    try:
        chrome.set_script_timeout(PATIENCE)
        chrome.set_page_load_timeout(PATIENCE)
        yield Browser(chrome)
    finally:
        chrome.quit()
