"""The map of Canada: where it puts places, what it is made of, and how its dots are drawn."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from portal.geography.outline import outline
from portal.geography.projection import lambert, project
from portal.outputs.pages.map import LARGEST, NEAREST, SMALLEST, Dot, View, circles, dots, grouped, radii

ROOT = Path(__file__).parents[2]
PROVINCES = {f"CA-{code}" for code in ["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"]}

# Latitude, longitude, and the easting and northing that pyproj 3.7.2 gives from EPSG:4269 to EPSG:3347, in metres.
KNOWN = [
    (63.390675, -91.86666666666667, 6200000.00, 3000000.00),  # false origin
    (42.3, -83.0, 6951691.95, 725781.17),  # Windsor
    (43.7064, -79.3986, 7222390.57, 934388.17),  # Toronto
    (47.5649, -52.7093, 8980046.03, 2152774.67),  # St. John's
    (48.4284, -123.3656, 3957983.71, 1932127.06),  # Victoria
    (60.7212, -135.0568, 4082387.25, 3459268.48),  # Whitehorse
    (63.7467, -68.517, 7292762.36, 3241335.33),  # Iqaluit
    (82.5018, -62.3481, 6634590.60, 5214928.68),  # Alert
]


def catalogue_of(**places: tuple[float, float]) -> Any:
    def at(latitude: float, longitude: float) -> SimpleNamespace:
        return SimpleNamespace(coordinates=SimpleNamespace(latitude=latitude, longitude=longitude))

    return SimpleNamespace(places={name: at(*spot) for name, spot in places.items()})


def canada(found: list[Any], label: str = "Map", view: View | None = None) -> str:
    options = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    environment = Environment(loader=FileSystemLoader(ROOT / "theme" / "catalogue"), **options)
    environment.globals.update(outline=outline, home="")
    environment.filters["term"] = lambda term, _: {"CA-AB": "Alberta"}.get(term, term)
    environment.filters["fragment"] = lambda id, template: Markup(environment.get_template(f"fragments/{template}").render(id=id))
    return environment.get_template("map.html").module.canada(found, label, view)


@pytest.mark.parametrize(("latitude", "longitude", "easting", "northing"), KNOWN)
def test_lambert_agrees_with_pyproj_to_five_centimetres(
    latitude: float, longitude: float, easting: float, northing: float
) -> None:
    assert lambert(latitude, longitude) == (pytest.approx(easting, abs=0.05), pytest.approx(northing, abs=0.05))


def test_north_is_up_and_east_is_right() -> None:
    (west, _), (east, _) = project(49, -123), project(47.5, -53)
    (_, south), (_, north) = project(43, -80), project(74, -92)
    assert west < east and north < south


def test_there_are_thirteen_provinces_and_territories() -> None:
    assert set(outline().provinces) == PROVINCES


def test_every_province_is_made_of_closed_rings_of_whole_units() -> None:
    for name, path in outline().provinces.items():
        assert path.startswith("M") and path.endswith("Z"), name
        assert re.fullmatch(r"(M\d+ \d+l-?\d+[ -]\d+(?:[ -]+\d+[ -]+\d+)+Z)+", path), name


@pytest.mark.parametrize(
    ("province", "latitude", "longitude"),
    [
        ("CA-AB", 53.5, -113.5),
        ("CA-BC", 49.65, -125.45),  # Vancouver Island
        ("CA-NL", 48.9, -56.0),  # the island of Newfoundland
        ("CA-ON", 44.0, -80.5),
        ("CA-PE", 46.35, -63.3),
        ("CA-YT", 62.0, -135.0),
    ],
)
def test_a_spot_on_land_is_inside_its_province_alone(province: str, latitude: float, longitude: float) -> None:
    spot = project(latitude, longitude)
    assert [name for name, path in outline().provinces.items() if _inside(path, *spot)] == [province]


def test_a_spot_on_a_great_lake_is_in_no_province() -> None:
    spot = project(48.0, -87.0)
    assert not [name for name, path in outline().provinces.items() if _inside(path, *spot)]


def test_the_outline_is_small() -> None:
    assert (ROOT / "portal" / "geography" / "canada.json").stat().st_size <= 40_000


def test_places_at_one_spot_make_one_dot() -> None:
    catalogue = catalogue_of(town=(45.0, -75.0), region=(45.0, -75.0), far=(50.0, -100.0), none=(60.0, -100.0))
    found = dots(catalogue, {"town": 1, "far": 2, "region": 3, "none": 0})
    assert [(dot.count, dot.places) for dot in found] == [(4, ("region", "town")), (2, ("far",))]
    assert (found[0].x, found[0].y) == tuple(round(value, 1) for value in project(45.0, -75.0))


def test_dots_too_near_for_a_finger_make_one_and_others_stay() -> None:
    found = [
        Dot(500, 500, 1, ("small",)),
        Dot(503, 500, 4, ("large",)),
        Dot(503 + NEAREST, 500, 1, ("near",)),
        Dot(900, 100, 1, ("c",)),
    ]
    assert grouped(found) == [Dot(503, 500, 5, ("large", "small")), found[3], found[2]]


def test_a_view_holds_every_dot_and_names_the_provinces_that_it_shows() -> None:
    view = View.of(circles([Dot(94, 343, 1, ("north",)), Dot(606, 831, 2, ("south",))], _name))
    assert (view.left, view.top) == (54, 303) and view.left + view.width == 646 and view.top + view.height == 865
    assert "CA-AB" in view.names and "CA-NL" not in view.names
    html = canada(circles([Dot(94, 343, 1, ("north",))], _name), view=view)
    assert 'viewBox="54 303 592 562"' in html and ">Alberta</text>" in html
    whole = View.of([])
    assert (whole.left, whole.top, whole.width, whole.height) == (0, 0, outline().width, outline().height)


@pytest.mark.parametrize("most", [1, 5, 13, 40])
def test_circles_are_no_larger_than_what_they_leave_each_other(most: int) -> None:
    found = [Dot(10, 10, most, ("a",)), Dot(90, 90, 1, ("b",))]
    sizes = radii(found)
    assert sizes[1] == SMALLEST and SMALLEST <= sizes[0] <= LARGEST + 1e-9
    assert [circle.radius for circle in circles(found, str)] == [round(size, 1) for size in sizes]


def test_without_links_the_map_is_an_image() -> None:
    html = canada(circles([Dot(10, 10, 1, ("a",))], lambda _: "A & B"), 'The "map"')
    assert html.startswith('<svg class="map" viewBox="0 0 ') and html.endswith("</svg>")
    assert 'role="img" aria-label="The &#34;map&#34;"' in html and "<title>A &amp; B</title>" in html
    assert html.count('class="map__land"') == 13 and "<a" not in html and "style" not in html
    assert 'role="img"' in canada([])


def test_with_links_the_map_is_a_group_of_named_links_the_smallest_last() -> None:
    spots = [Dot(10, 10, 1, ("small",)), Dot(20, 10, 9, ("large",)), Dot(500, 500, 2, ("silent",))]
    html = canada(circles(spots, _name, lambda dot: "" if dot.places == ("silent",) else f"{dot.places[0]}/"))
    assert html.startswith('<div role="group" aria-label="Map"><svg class="map"') and html.endswith("</svg></div>")
    assert 'role="img"' not in html
    assert re.findall(r'<a href="(\w+)/"><title>(\w+)</title>', html) == [("large", "Large"), ("small", "Small")]
    assert html.index("Large") < html.index("Silent") < html.index("Small")


def test_what_can_be_pressed_is_wider_than_a_small_dot_but_leaves_its_neighbour_alone() -> None:
    html = canada(circles([Dot(10, 10, 1, ("a",)), Dot(26, 10, 1, ("b",)), Dot(500, 500, 1, ("c",))], _name, lambda dot: "x/"))
    assert re.findall(r'class="map__reach" cx="\d+" cy="\d+" r="([\d.]+)"', html) == ["8.0", "8.0", "14.0"]


def _name(dot: Dot) -> str:
    return dot.places[0].title()


def _inside(path: str, x: float, y: float) -> bool:
    """Whether a ray to the right of the spot crosses the rings an odd number of times."""
    inside = False
    for ring in path.removesuffix("Z").split("Z"):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        corners = [(0, 0)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            corners.append((corners[-1][0] + dx, corners[-1][1] + dy))
        corners[0] = corners[-1]
        for (ax, ay), (bx, by) in itertools.pairwise(corners):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                inside = not inside
    return inside
