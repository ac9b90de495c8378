"""Statistics Canada's Lambert conformal conic projection, EPSG:3347 (NAD83 / Statistics Canada Lambert).

Formulas: IOGP Publication 373-7-2, "Lambert Conic Conformal (2SP)", EPSG method 9802.
Ellipsoid: GRS 1980 (EPSG:7019), a = 6378137 m, 1/f = 298.257222101. Parameters of EPSG:3347 (https://epsg.io/3347):
latitude of false origin 63.390675° N, longitude of false origin 91.86666666666667° W, standard parallels 49° N and 77° N,
easting at false origin 6200000 m, northing at false origin 3000000 m.
WGS 84, in which places are given, is within two metres of NAD83 in Canada: under a thousandth of the map's unit."""

from __future__ import annotations

from math import cos, log, pi, pow, radians, sin, sqrt, tan

from portal.geography.outline import outline

_RADIUS = 6378137.0  # metres
_FLATTENING = 1 / 298.257222101
_ECCENTRICITY = sqrt(_FLATTENING * (2 - _FLATTENING))
_ORIGIN = radians(63.390675), radians(-91.86666666666667)  # latitude, longitude
_PARALLELS = radians(49), radians(77)
_FALSE = 6200000.0, 3000000.0  # easting, northing, metres


def _m(latitude: float) -> float:
    """Radius of the parallel, in units of the ellipsoid's; radians in."""
    return cos(latitude) / sqrt(1 - (_ECCENTRICITY * sin(latitude)) ** 2)


def _t(latitude: float) -> float:
    """What the distance to the pole grows with on a conformal map; radians in."""
    bent = _ECCENTRICITY * sin(latitude)
    return tan(pi / 4 - latitude / 2) / pow((1 - bent) / (1 + bent), _ECCENTRICITY / 2)


_CONE = log(_m(_PARALLELS[0]) / _m(_PARALLELS[1])) / log(_t(_PARALLELS[0]) / _t(_PARALLELS[1]))
_STRETCH = _RADIUS * _m(_PARALLELS[0]) / (_CONE * _t(_PARALLELS[0]) ** _CONE)  # metres


def lambert(latitude: float, longitude: float) -> tuple[float, float]:
    """Degrees, NAD83 → easting and northing in EPSG:3347, metres."""
    distance = _STRETCH * _t(radians(latitude)) ** _CONE
    turn = _CONE * (radians(longitude) - _ORIGIN[1])
    return _FALSE[0] + distance * sin(turn), _FALSE[1] + _STRETCH * _t(_ORIGIN[0]) ** _CONE - distance * cos(turn)


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Degrees → x and y on the map of `outline`, in units of its viewBox: x to the right, y down."""
    easting, northing = lambert(latitude, longitude)
    land = outline()
    return (easting - land.west) / land.scale, (land.north - northing) / land.scale
