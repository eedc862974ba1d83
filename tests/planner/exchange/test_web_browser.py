"""The web programme in a real browser, from disk: at the width of a phone and of a desk."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest
from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from planner.exchange.web.naming import film_page
from planner.exchange.writers import all_writers, export
from planner.model import Festival
from tests.build import FestivalBuilder, changed

DRIVER, BROWSER = shutil.which("chromedriver"), shutil.which("chromium")
pytestmark = pytest.mark.skipif(
    not (DRIVER and BROWSER), reason="Chromium and its driver are not installed"
)

BOXES = """return [...document.querySelectorAll('.show')]
    .map((e) => e.getBoundingClientRect().toJSON())"""
PHONE, DESK = (390, 844), (1440, 900)
STILL = "c" * 64
FIRST, SECOND = "day-2026-11-05.html", "day-2026-11-06.html"
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def festival() -> Festival:
    made = FestivalBuilder(screens=0, name="Festival 電影節 مهرجان", zone="Europe/Paris")
    for number in range(6):
        made.screen(f"Screen {number + 1}", "Odeon" if number < 3 else "Lux", seats=90 + number)
    one = made.section("Competition", code="COM", hue=0)
    two = made.section("黑夜", code="NGT", hue=13)
    films = [
        made.film("永遠的春天：一個關於記憶與遺忘的很長很長的片名", 85, section_id=two.id),
        made.film("ليلة بيضاء في المدينة القديمة", 104, section_id=one.id, languages=("Arabic",)),
        made.film("Étoile d’été", 12, section_id=one.id, languages=("French",)),
        made.film(LONG, 48, section_id=two.id),
        made.film("<b>Bold</b> & Søn", 93, original_title="שלום", statement="Words. " * 90),
    ]
    for number, film in enumerate(films):
        made.screening(film, f"{12 + number}:00", screen=number, ticket_link="https://t.example/")
        made.screening(film, "24:30", screen=number, day=1, qa_minutes=20, price="9 €, 7 €")
    made.screening(made.shorts("Shorts, 1; two", *films[:3]), "13:00", screen=5)
    made.screening(made.event("Talk", 20), "18:00")
    venue = next(iter(made.festival.venues.values()))
    shown = changed(made.festival, films[4], still_sha256=STILL, still_credit="شركة الإنتاج")
    return changed(shown, venue, address="1, rue; de Rivoli\nParis", access="Lift.")


def still(_sha256: str) -> bytes:
    """A tall picture, so that it is reduced and must not be wider than a phone."""
    out = io.BytesIO()
    Image.effect_noise((1500, 2400), 60).convert("RGB").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("web") / "site"
    export(festival(), all_writers()["web"], out, {"unconfirmed": True}, still)
    return out


class Reader:
    """A browser with one of the pages open."""

    def __init__(self, driver: webdriver.Chrome, folder: Path) -> None:
        self.driver, self.folder = driver, folder

    def open(self, page: str, size: tuple[int, int] = DESK, *, dark: bool = False) -> None:
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.command("Emulation.setEmulatedMedia", media="", features=[scheme])
        self.resize(size)
        self.driver.get("about:blank")
        self.driver.get(f"{self.folder.as_uri()}/{page}")

    def resize(self, size: tuple[int, int]) -> None:
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=size[0], height=size[1], deviceScaleFactor=1, mobile=size == PHONE,
        )  # fmt: skip

    def command(self, name: str, **values: Any) -> Any:
        return self.driver.execute_cdp_cmd(name, values)

    def ask(self, script: str, *given: Any) -> Any:
        return self.driver.execute_script(script, *given)

    def all(self, selector: str) -> list[Any]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def titles(self, within: str = ".show, .entry") -> list[str]:
        """The titles that can be seen."""
        script = """return [...document.querySelectorAll(arguments[0])]
            .filter((e) => e.checkVisibility())
            .map((e) => e.querySelector(".title").textContent.trim())"""
        found: list[str] = self.ask(script, within)
        return found

    def complaints(self) -> list[str]:
        return [str(entry["message"]) for entry in self.driver.get_log("browser")]


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage"):
        options.add_argument(f"--{argument}")
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('browser')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    made = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield made
    made.quit()


@pytest.fixture
def reader(driver: webdriver.Chrome, folder: Path) -> Iterator[Reader]:
    """At the end of each test: no complaint of the browser, nothing asked of another computer."""
    found = Reader(driver, folder)
    found.open("index.html")
    found.ask("localStorage.clear()")
    driver.get_log("browser")
    driver.get_log("performance")
    yield found
    assert found.complaints() == []
    messages = [json.loads(e["message"])["message"] for e in driver.get_log("performance")]
    sent = [
        m["params"]["request"]["url"]
        for m in messages
        if m["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in sent if not url.startswith(("file:", "data:", "about:", "blob:"))] == []
    assert sent


def kinds_of_pages(folder: Path) -> list[str]:
    named = {path.name for path in folder.glob("*.html")}
    programmes = sorted(name for name in named if name.startswith(("programme-", "section-")))
    return [
        *sorted(name for name in named if name.startswith("film-")), *programmes,
        FIRST, SECOND, "films.html", "index.html", "picks.html", "venues.html",
    ]  # fmt: skip


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_is_wider_than_the_window(reader: Reader, size: tuple[int, int]) -> None:
    for page in kinds_of_pages(reader.folder):
        reader.open(page, size)
        assert reader.ask("return document.documentElement.scrollWidth") <= size[0], page


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_still_is_seen_whole(reader: Reader, size: tuple[int, int]) -> None:
    page = next(p for p in kinds_of_pages(reader.folder) if p.endswith("-bold-b-sn.html"))
    reader.open(page, size)
    loaded = "const i = document.querySelector('.still img'); i.scrollIntoView(); return i.complete"
    WebDriverWait(reader.driver, 20).until(lambda _driver: reader.ask(loaded))
    image = reader.ask(
        """const i = document.querySelector('.still img'), box = i.getBoundingClientRect();
        return [i.naturalWidth, i.naturalHeight, box.width, box.height, innerHeight]"""
    )
    assert image[:2] == [750, 1200]
    assert 200 < image[2] <= size[0]
    assert 200 < image[3] <= image[4]


AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@pytest.mark.parametrize(
    ("size", "dark"), [(PHONE, False), (DESK, False), (DESK, True)], ids=["phone", "desk", "dark"]
)
def test_axe_finds_nothing(reader: Reader, size: tuple[int, int], dark: bool) -> None:
    axe_core = pytest.importorskip("axe_core_python")
    engine = (Path(axe_core.__file__).parent / "axe.min.js").read_text("utf-8")
    chosen = [p for p in kinds_of_pages(reader.folder) if not p.startswith("film-")]
    chosen.append(next(p for p in kinds_of_pages(reader.folder) if p.endswith("-bold-b-sn.html")))
    for page in chosen:
        reader.open(page, size, dark=dark)
        reader.ask(engine)
        found = reader.driver.execute_async_script(
            "axe.run({runOnly: arguments[0], resultTypes: ['violations']}).then(arguments[1])", AXE
        )
        told = [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]]
        assert told == [], page


def test_search_in_any_spelling_and_in_the_address(reader: Reader) -> None:
    reader.open("films.html")
    box = reader.all(".search input")[0]
    box.send_keys("ETOILE d ete")
    assert reader.titles() == ["Étoile d’été", "Shorts, 1; two"]
    assert reader.all("[role=status]")[0].get_property("textContent") == "2 of 7 shown."
    box.clear()
    box.send_keys("son")
    assert reader.titles() == ["<b>Bold</b> & Søn"]
    box.clear()
    box.send_keys("春天")
    assert len(reader.titles()) == 2
    reader.driver.refresh()
    assert len(reader.titles()) == 2
    box = reader.all(".search input")[0]
    box.clear()
    box.send_keys("no such film")
    assert reader.titles() == []
    reader.all("[data-clear]")[0].click()
    assert len(reader.titles()) == 7


def test_a_section_filter_counts_and_follows_to_another_day(reader: Reader) -> None:
    reader.open(FIRST)
    night = next(chip for chip in reader.all(".chip") if "NGT" in chip.text)
    assert night.text.split()[-1] == "2"
    night.click()
    assert len(reader.titles()) == 2
    assert reader.driver.current_url.endswith("#in=NGT")
    reader.all(".days a")[1].click()
    assert reader.driver.current_url.endswith(f"{SECOND}#in=NGT")
    assert len(reader.titles()) == 2


def pick(reader: Reader, *places: int) -> list[str]:
    buttons = reader.all(".pick")
    for place in places:
        reader.ask("arguments[0].scrollIntoView({block: 'center'})", buttons[place])
        buttons[place].click()
    script = "return arguments[0].closest('.show').dataset.title"
    return [reader.ask(script, buttons[place]) for place in places]


def test_picks_survive_a_reload_and_say_what_clashes(reader: Reader) -> None:
    reader.open(FIRST)
    first = pick(reader, 0, 1)
    reader.driver.refresh()
    assert [b.get_attribute("aria-pressed") for b in reader.all(".pick")[:3]] == [
        "true", "true", "false",
    ]  # fmt: skip
    assert reader.all("[data-pick-count]")[0].text == "2"
    reader.open("picks.html")
    assert reader.titles() == first
    warned = [e.text for e in reader.all(".warned") if e.is_displayed()]
    assert warned == [f"At the same time as {title}." for title in reversed(first)]
    reader.all(".show:not([hidden]) .pick")[0].click()
    assert reader.titles() == first[1:]
    assert not [e for e in reader.all(".warned") if e.is_displayed()]


def test_the_calendar_file_of_the_picks(reader: Reader, tmp_path: Path) -> None:
    reader.open(SECOND)
    title = pick(reader, 0)[0]
    reader.open("picks.html")
    reader.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    reader.all("[data-calendar]")[0].click()
    file = tmp_path / "picks.ics"
    WebDriverWait(reader.driver, 10, 0.05).until(lambda _driver: file.exists())
    content = file.read_bytes()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert str(event["SUMMARY"]) == title
    assert str(event["UID"]).endswith("@marquee")
    assert event["DTSTART"].dt.isoformat() == "2026-11-06T23:30:00+00:00"
    assert event["DTEND"].dt.isoformat() == "2026-11-07T01:15:00+00:00"
    assert str(event["LOCATION"]) == "Odeon / Screen 1, 1, rue; de Rivoli, Paris"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_everything_is_reached_by_keyboard_and_shows_the_focus(
    reader: Reader, size: tuple[int, int]
) -> None:
    reader.open(FIRST, size)
    reader.ask("document.body.focus()")
    reached, body = [], reader.driver.switch_to.active_element
    for _step in range(80):
        body.send_keys(Keys.TAB)
        body = reader.driver.switch_to.active_element
        if body.tag_name == "body":
            break
        seen = reader.ask(
            """const e = arguments[0], s = getComputedStyle(e), r = e.getBoundingClientRect();
            const name = e.className + ' ' + (e.textContent || e.ariaLabel || '').trim();
            return [name, s.outlineStyle, r.width > 0]""",
            body,
        )
        reached.append(seen[0])
        assert seen[1:] == ["solid", True], seen
    assert "skip" in reached[0]
    assert sum(name.startswith("pick ") for name in reached) == 7
    assert sum(name.startswith("chip ") for name in reached) == 2
    assert any("Films" in name for name in reached)


def test_what_is_pressed_is_large_enough(reader: Reader) -> None:
    """WCAG 2.2, 2.5.8: targets have 24 pixels at least."""
    script = """return [...document.querySelectorAll("button, input, nav a")]
        .filter((e) => e.checkVisibility()).map((e) => [e.textContent, e.getBoundingClientRect()])
        .filter(([_t, r]) => r.width < 24 || r.height < 24).map(([t]) => t)"""
    for size in (PHONE, DESK):
        reader.open(FIRST, size)
        assert reader.ask(script) == []


def test_the_grid_is_to_scale_and_the_list_is_one_press_away(reader: Reader) -> None:
    reader.open(FIRST)
    boxes = reader.ask(BOXES)
    assert boxes[0]["height"] == pytest.approx(85 * 1.2, abs=1)
    assert boxes[1]["top"] - boxes[0]["top"] == pytest.approx(60 * 1.2, abs=1)
    assert boxes[1]["left"] > boxes[0]["right"]
    next(b for b in reader.all(".switch button") if b.text == "List").click()
    assert len({box["left"] for box in reader.ask(BOXES)}) == 1


def test_it_is_read_without_script(reader: Reader) -> None:
    reader.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        reader.open(FIRST, PHONE)
        shows = reader.all(".show")
        assert [show.is_displayed() for show in shows] == [True] * 7
        assert not any(e.is_displayed() for e in reader.all(".filters, .pick, .switch"))
        assert reader.all(".legend a")[0].is_displayed()
    finally:
        reader.command("Emulation.setScriptExecutionDisabled", value=False)


def test_on_paper_stands_the_list_without_what_is_pressed(reader: Reader) -> None:
    import base64
    import io

    import pypdfium2

    reader.open(FIRST)
    told = reader.command("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"]
    document = pypdfium2.PdfDocument(io.BytesIO(base64.b64decode(told)))
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert "Bold" in text
    assert "12:00" in text
    assert "Grid" not in text
    assert "My picks" not in text
    assert len(document) <= 2


def test_a_right_to_left_title_is_set_from_the_right(reader: Reader) -> None:
    reader.open("films.html")
    arabic = next(one for one in reader.all(".title a") if one.text.startswith("ليلة"))
    assert reader.ask("return getComputedStyle(arguments[0]).direction", arabic) == "rtl"


def test_the_page_of_a_film_is_where_its_title_leads(reader: Reader) -> None:
    reader.open(FIRST)
    link = reader.all(".show .title a")[0]
    film = next(f for f in festival().films.values() if f.title == link.text)
    link.click()
    assert reader.driver.find_element(By.TAG_NAME, "h1").text == film.title
    assert film_page(film).startswith("film-")


def test_an_original_title_from_the_right_begins_where_the_others_do(reader: Reader) -> None:
    edges = """const left = (e) => {
            const found = document.createRange(); found.selectNodeContents(e);
            return found.getBoundingClientRect().left
        };
        return [...document.querySelectorAll('.original')].map((e) =>
            left(e) - left(e.closest('.show, .entry').querySelector('.title')))"""
    for page in (FIRST, "films.html"):
        for size in (PHONE, DESK):
            reader.open(page, size)
            found = reader.ask(edges)
            assert found
            assert max(found) < 2
