"""The web programme without a browser: what is on its pages, their names, colours, speed."""

from __future__ import annotations

import io
import itertools
import re
from dataclasses import dataclass, fields
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from planner.edit import Edit, Work
from planner.errors import UserError
from planner.exchange.web import site
from planner.exchange.web.colours import NO_SECTION, SURFACES, inks
from planner.exchange.web.naming import film_page, slug
from planner.exchange.web.words import tag
from planner.exchange.writers import all_writers, export
from planner.hues import HUES
from planner.model import Film, Kind, Language, Record, ScreeningStatus, Translation
from tests.build import FestivalBuilder, changed

HOSTILE = '<script>alert(1)</script> & "x" {{ 7*7 }}'


def build() -> FestivalBuilder:
    made = FestivalBuilder()
    night = made.section("Night", code="NGT", hue=3)
    salt = made.film(
        "Salt", 93, section_id=night.id, original_title="長春", languages=("Mandarin",)
    )
    rain = made.film(HOSTILE, 12, section_id=night.id, synopsis="One.\n\nTwo & <b>three</b>.")
    made.film("Reed", None)
    made.screening(salt, "19:30", qa_minutes=20, ticket_link="javascript:alert(1)", price="12 €")
    made.screening(salt, "24:30", day=1, ticket_link="https://tickets.example/?a=1&b=2", free=True)
    made.screening(made.shorts("Two", salt, rain), "12:00", day=1)
    made.screening(made.event("Opening party", 45), "22:30", screen=1)
    made.screening(rain, "15:00", status=ScreeningStatus.CANCELLED)
    made.hold("10:00", 60, title="Tech check")
    venue = next(iter(made.festival.venues.values()))
    made.festival = changed(
        made.festival, venue, address="1 River Road\nShanghai", access="Ramp at the left door."
    )
    return made


def pages(made: FestivalBuilder) -> dict[str, html.HtmlElement]:
    files = site(made.festival)
    return {name: html.fromstring(text) for name, text in files.items() if name.endswith(".html")}


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def page_of(made: FestivalBuilder, title: str) -> html.HtmlElement:
    film = next(film for film in made.festival.films.values() if film.title == title)
    return pages(made)[film_page(film)]


def test_each_screening_stands_on_its_day_its_page_and_among_the_picks() -> None:
    made = build()
    found = pages(made)
    keys = {show.get("data-key") for show in found["picks.html"].xpath("//li[@data-key]")}
    days = [name for name in found if name.startswith("day-")]
    on_days = [show.get("data-key") for n in days for show in found[n].xpath("//li[@data-key]")]
    assert sorted(on_days) == sorted(keys)
    assert len(keys) == 5


def test_order_of_a_day_is_that_of_its_clock() -> None:
    day = pages(build())["day-2026-11-05.html"]
    assert [text_of(one)[:5] for one in day.xpath("//p[@class='when']")] == [
        "15:00", "19:30", "22:30",
    ]  # fmt: skip


def test_after_midnight_the_festival_clock_goes_on_and_the_date_is_said() -> None:
    day = pages(build())["day-2026-11-06.html"]
    late = day.xpath("//p[@class='when']")[-1]
    assert text_of(late) == "24:30–26:03 (00:30 on Sat 7 Nov)"
    assert late.xpath(".//time/@datetime") == ["2026-11-07T00:30", "2026-11-07T02:03"]


def test_a_film_page_has_texts_credits_screenings_and_tickets() -> None:
    made = build()
    salt = page_of(made, "Salt")
    assert salt.xpath("//h1/text()") == ["Salt"]
    assert salt.xpath("//p[@class='original'][@lang='zh'][@dir='auto']/text()") == ["長春"]
    assert len(salt.xpath("//li[@data-key]")) == 3
    assert "Part of Two" in text_of(salt)
    assert salt.xpath("//p[@class='tickets']/a/@href") == ["https://tickets.example/?a=1&b=2"]
    assert "12 €" in text_of(salt)
    assert "free" in text_of(salt)


def test_a_programme_names_its_films() -> None:
    made = build()
    two = next(page for name, page in pages(made).items() if name.endswith("-two.html"))
    assert [text_of(one) for one in two.xpath("//li[contains(@class, 'entry')]//h3")] == [
        "Salt", HOSTILE,
    ]  # fmt: skip


def test_markup_in_titles_stays_text() -> None:
    made = build()
    for name, text in site(made.festival).items():
        assert b"<script>alert" not in text, name
        assert b"<b>three" not in text, name
    assert page_of(made, HOSTILE).xpath("//h1")[0].text_content() == HOSTILE


def test_a_link_that_is_no_web_address_is_not_made() -> None:
    assert not [name for name, text in site(build().festival).items() if b"javascript:" in text]


def test_a_cancelled_screening_says_so_and_cannot_be_picked() -> None:
    shown = pages(build())["day-2026-11-05.html"].xpath("//li[contains(@class, 'cancelled')]")
    assert len(shown) == 1
    assert "Cancelled" in text_of(shown[0])
    assert not shown[0].xpath(".//button")


def test_venues_have_addresses_access_and_screens() -> None:
    venues = text_of(pages(build())["venues.html"])
    for part in ("1 River Road", "Ramp at the left door.", "Screen 1", "Screen 2"):
        assert part in venues


def test_no_link_leads_nowhere_and_nothing_is_asked_of_another_computer() -> None:
    found = pages(build())
    names = set(site(build().festival)) | set(found)
    for name, page in found.items():
        for element in page.iter("link", "script", "img", "source"):
            target = element.get("href") or element.get("src") or ""
            assert target in names or target.startswith("data:"), name
        for link in page.xpath("//a/@href"):
            assert link in found or link.startswith(("#", "https://tickets.example")), name
    assert not [n for n, text in site(build().festival).items() if b"url(" in text]


def test_every_page_has_one_first_heading_and_headings_skip_no_level() -> None:
    for name, page in pages(build()).items():
        levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4")]
        assert levels.count(1) == 1, name
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), name
        assert page.get("lang") == "en", name
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name


def test_a_policy_forbids_everything_that_is_not_in_the_folder() -> None:
    for name, page in pages(build()).items():
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; script-src 'self' file:;"), name
        assert "unsafe" not in policy
        assert not page.xpath("//@style"), name
        assert not page.xpath("//script[not(@src)]"), name


def test_public_by_default(tmp_path: Path) -> None:
    made = build()
    closed = Kind(id=77, name="Jury", public=False)
    reed = next(film for film in made.festival.films.values() if film.title == "Reed")
    made.festival = made.festival.with_changes(())
    tables = {**made.festival.tables, "kind": {**made.festival.kinds, 77: closed}}
    made.festival = type(made.festival)(tables, made.festival.plan_id)
    made.screening(reed, "9:00", kind_id=77, status=ScreeningStatus.CONFIRMED)
    writer = all_writers()["web"]
    told = export(made.festival, writer, tmp_path / "a", {"unconfirmed": True})
    assert any("Jury" in sentence for sentence in told.left_out)
    text = "".join(path.read_text("utf-8") for path in told.files)
    assert "Reed" not in text
    assert "Tech check" not in text
    staff = export(made.festival, writer, tmp_path / "b", {"audience": "staff"})
    assert "Reed" in "".join(path.read_text("utf-8") for path in staff.files)


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    festival = build().festival
    assert site(festival) == site(festival)


def test_an_unknown_language_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="language: the festival has no language “xx”"):
        export(build().festival, all_writers()["web"], tmp_path / "a", {"language": "xx"})
    assert not (tmp_path / "a").exists()


def test_names_are_allowed_everywhere_and_stay_when_a_title_changes() -> None:
    for name in site(build().festival):
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]*\.(html|css|js)", name), name
    film = Film(id=2**52 + 1, title="Ça ira – 長春")
    assert film_page(film) == "film-18ce53un18h-ca-ira.html"
    assert slug("長春") == ""


@pytest.mark.parametrize(
    ("text", "languages", "expected"),
    [
        ("長春", ("Mandarin",), "zh"),
        ("長春", (), "und-Hani"),
        ("雨のなか", ("French",), "ja"),
        ("ليلة بيضاء", ("Persian",), "fa"),
        ("שלום", (), "he"),
        ("Le Bonheur", ("French",), "fr"),
        ("Le Bonheur", ("Mandarin",), ""),
        ("Salt", ("en",), "en"),
        ("Salt", ("no such words",), ""),
    ],
)
def test_the_language_of_a_title(text: str, languages: tuple[str, ...], expected: str) -> None:
    assert tag(text, languages) == expected


@pytest.mark.parametrize(
    ("day", "clock", "begins", "ends"),
    [
        ("2026-10-24", "23:30", "20261024T213000Z", "20261024T223000Z"),
        ("2026-10-24", "28:30", "20261025T033000Z", "20261025T043000Z"),
        ("2026-03-28", "25:45", "20260329T004500Z", "20260329T014500Z"),  # clocks skip the end
    ],
)
def test_times_in_utc_across_a_clock_change(
    day: str, clock: str, begins: str, ends: str, tmp_path: Path
) -> None:
    build = FestivalBuilder(first_day=day, zone="Europe/Paris")
    build.screening(build.film("Salt", 60), clock, price="9 €, 7 €")
    export(build.festival, all_writers()["web"], tmp_path / "web", {"unconfirmed": True})
    page = (tmp_path / "web" / f"day-{day}.html").read_text("utf-8")
    assert f'data-start="{begins}" data-end="{ends}"' in page
    assert "9\u00a0€, 7\u00a0€" in page


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("pair", [*HUES, NO_SECTION], ids=str)
def test_contrast_on_every_section(pair: tuple[str, str], dark: bool) -> None:
    _bar, tint, ink = inks(pair, dark=dark)
    text = "#E6E6EA" if dark else "#1A1A1F"
    for ground in (tint, SURFACES[dark]):
        assert contrast(ink, ground) >= 4.5
        assert contrast(text, ground) >= 4.5


def photograph(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def test_a_still_is_shown_small_with_what_it_shows_and_whom_to_name(tmp_path: Path) -> None:
    made = build()
    sha, lost = "a" * 64, "b" * 64
    salt = next(film for film in made.festival.films.values() if film.title == "Salt")
    reed = next(film for film in made.festival.films.values() if film.title == "Reed")
    festival = changed(made.festival, salt, still_sha256=sha, still_credit='Ann "A" Sol')
    festival = changed(festival, reed, still_sha256=lost)
    stills = {sha: photograph(2400, 1600), lost: b"no picture"}
    files = site(festival, stills=stills.get)
    page = html.fromstring(files[film_page(salt)])
    (image,) = page.xpath("//img")
    assert (image.get("width"), image.get("height")) == ("1200", "800")
    assert Image.open(io.BytesIO(files[image.get("src")])).size == (1200, 800)
    assert image.get("alt") == 'Still from “Salt”. Picture: Ann "A" Sol.'
    assert image.get("loading") == "lazy"
    assert page.xpath("string(//figcaption)") == 'Ann "A" Sol'
    assert not html.fromstring(files[film_page(reed)]).xpath("//img")
    assert not [name for name in site(festival) if name.endswith(".jpg")]
    told = export(
        festival, all_writers()["web"], tmp_path / "web", {"unconfirmed": True}, stills.get
    )
    assert tmp_path / "web" / image.get("src") in told.files


def test_titles_in_another_festival_language(tmp_path: Path) -> None:
    made = build()
    made.run(AddRow(Language(id=1, code="en", name="English", order=0)))
    made.run(AddRow(Language(id=2, code="fr", name="Français", order=1)))
    salt = next(film for film in made.festival.films.values() if film.title == "Salt")
    said = Translation(
        id=3, language_id=2, of_table="film", of_id=salt.id, of_field="title", text="Sel"
    )
    made.run(AddRow(said))
    out = export(
        made.festival, all_writers()["web"], tmp_path / "w", {"unconfirmed": True, "language": "fr"}
    )
    text = next(path for path in out.files if path.name == "films.html").read_text("utf-8")
    assert 'dir="auto" lang="fr">Sel</a>' in text
    assert "Salt" in text  # which is still found


def test_picks_and_calendars_know_a_screening_again_in_a_release() -> None:
    made = build()
    one = made.festival.screenings()[0]
    before = site(made.festival)["picks.html"].decode()
    after = site(made.festival, lasting={one.id: 36})["picks.html"].decode()
    assert f'data-uid="{one.id}-{made.festival.edition.id}@marquee"' in before
    assert f'data-key="10" data-uid="36-{made.festival.edition.id}@marquee"' in after


def test_of_two_at_one_time_on_one_screen_the_later_one_steps_aside() -> None:
    made = build()
    made.screening(made.film("Weir", 60), "20:00")
    day = pages(made)["day-2026-11-05.html"]
    over = day.xpath("//li[contains(@class, ' over')]")
    assert [one.get("data-title") for one in over] == ["Weir"]


@dataclass(frozen=True)
class AddRow(Edit):
    """One row as it is."""

    row: Record

    def apply(self, work: Work) -> None:
        values = {field.name: getattr(self.row, field.name) for field in fields(self.row)}
        work.add(type(self.row), **values)
