"""What the samples have in common: noise with a memory, fronts, great circles, the calendar. Angles in degrees."""

import math
import random
from datetime import datetime, timedelta, timezone

EARTH_RADIUS_KM = 6371.0


def red_noise(count, memory, spread, seed):
    """A series with a memory (AR(1)): `memory` is the correlation of neighbours, `spread` the standard deviation."""
    draw = random.Random(seed)
    value, series = draw.gauss(0, spread), []
    for _ in range(count):
        series.append(value)
        value = memory * value + draw.gauss(0, spread * math.sqrt(1 - memory * memory))
    return series


def white_noise(count, spread, seed):
    draw = random.Random(seed)
    return [draw.gauss(0, spread) for _ in range(count)]


def step(x, at, width):
    """0 well before `at`, 1 well after, in a smooth slope of that width."""
    return 0.5 * (1 + math.tanh((x - at) / width))


def bump(x, at, width):
    """A bell of height 1."""
    return math.exp(-((x - at) / width) ** 2)


def season(day, warmest):
    """A yearly cosine, 1 on the day of the year `warmest`, -1 half a year away."""
    return math.cos(2 * math.pi * (day - warmest) / 365.25)


def between(x, points):
    """Linear interpolation in [(x, y), ...] sorted by x, held constant outside."""
    if x <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return points[-1][1]


def distance_km(a, b):
    """Along the great circle from a to b, each (longitude, latitude)."""
    (x0, y0), (x1, y1) = [(math.radians(p[0]), math.radians(p[1])) for p in (a, b)]
    h = math.sin((y1 - y0) / 2) ** 2 + math.cos(y0) * math.cos(y1) * math.sin((x1 - x0) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(h))


def along(a, b, part):
    """The point at that part (0 to 1) of the great circle from a to b."""
    (x0, y0), (x1, y1) = [(math.radians(p[0]), math.radians(p[1])) for p in (a, b)]
    angle = distance_km(a, b) / EARTH_RADIUS_KM
    f, g = math.sin((1 - part) * angle) / math.sin(angle), math.sin(part * angle) / math.sin(angle)
    x = f * math.cos(y0) * math.cos(x0) + g * math.cos(y1) * math.cos(x1)
    y = f * math.cos(y0) * math.sin(x0) + g * math.cos(y1) * math.sin(x1)
    z = f * math.sin(y0) + g * math.sin(y1)
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def route(waypoints, km):
    """The point after so many kilometres of a route of great circles."""
    for a, b in zip(waypoints, waypoints[1:]):
        leg = distance_km(a, b)
        if km <= leg:
            return along(a, b, km / leg)
        km -= leg
    return waypoints[-1]


def inside(x, y, polygon):
    """Whether the point lies in the polygon (even-odd rule)."""
    found = False
    for (x0, y0), (x1, y1) in zip(polygon, polygon[1:] + polygon[:1]):
        if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
            found = not found
    return found


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


def iso(when):
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def after(start, **span):
    return start + timedelta(**span)


def day_of_year(when):
    return (when - datetime(when.year, 1, 1, tzinfo=timezone.utc)).total_seconds() / 86400 + 1
