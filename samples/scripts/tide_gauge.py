"""An hourly tide gauge at Brest for the year 2025, from harmonic constants, with a surge and the season.

Amplitudes (m) and phase lags on Greenwich (degrees) are rounded, of the order published for Brest; the astronomical
arguments are the mean longitudes of the Moon and Sun, with the nodal factors of the larger constituents. Time is UTC.
"""

import math
import sys

import nature
import words
from classic import Classic

START = nature.moment("2025-01-01T00:00:00")
HOURS = 365 * 24
MEAN_LEVEL = 4.15
# name: (amplitude m, phase lag, multiples of the clock (15 degrees an hour from midnight), s, h, p, constant, nodal kind)
CONSTITUENTS = {
    "M2": (2.05, 109, 2, -2, 2, 0, 0, "M2"), "S2": (0.75, 148, 2, 0, 0, 0, 0, ""),
    "N2": (0.415, 90, 2, -3, 2, 1, 0, "M2"), "K2": (0.214, 146, 2, 0, 2, 0, 0, "K2"),
    "NU2": (0.078, 86, 2, -3, 4, -1, 0, "M2"), "MU2": (0.082, 98, 2, -4, 4, 0, 0, "M2"),
    "2N2": (0.055, 72, 2, -4, 2, 2, 0, "M2"), "L2": (0.070, 100, 2, -1, 2, -1, 180, "M2"),
    "T2": (0.042, 140, 2, 0, -1, 0, 282.9, ""),
    "K1": (0.064, 76, 1, 0, 1, 0, 90, "K1"), "O1": (0.068, 324, 1, -2, 1, 0, -90, "O1"),
    "P1": (0.022, 66, 1, 0, -1, 0, -90, ""), "Q1": (0.021, 278, 1, -3, 1, 1, -90, "O1"),
    "M4": (0.054, 118, 4, -4, 4, 0, 0, "M4"), "MS4": (0.032, 192, 4, -2, 2, 0, 0, "M2"),
    "M6": (0.028, 330, 6, -6, 6, 0, 0, ""),
    "SA": (0.045, 220, 0, 0, 1, 0, 0, ""), "SSA": (0.020, 90, 0, 0, 2, 0, 0, ""),
}


def nodal(kind, n):
    """Factor f and correction u (degrees) for the longitude n of the Moon's node (Schureman's series, first terms)."""
    c, s = math.cos(n), math.sin(n)
    f, u = {"M2": (1 - 0.037 * c, -2.1 * s), "K2": (1.024 + 0.286 * c, -17.7 * s),
            "K1": (1.006 + 0.115 * c, -8.9 * s), "O1": (1.009 + 0.187 * c, 10.8 * s)}.get(kind, (1.0, 0.0))
    return (nodal("M2", n)[0] ** 2, 2 * nodal("M2", n)[1]) if kind == "M4" else (f, u)


def tide(when):
    days = (when - nature.moment("2000-01-01T12:00:00")).total_seconds() / 86400
    s, h = 218.316 + 13.17639648 * days, 280.466 + 0.98564736 * days
    p, n = 83.353 + 0.11140353 * days, math.radians(125.045 - 0.05295377 * days)
    clock = 15 * (when.hour + when.minute / 60)
    height = 0.0
    for amplitude, lag, kt, ks, kh, kp, constant, kind in CONSTITUENTS.values():
        f, u = nodal(kind, n)
        angle = kt * clock + ks * s + kh * h + kp * p + constant + u - lag
        height += f * amplitude * math.cos(math.radians(angle))
    return height


def surge():
    """Weather: metre-scale only in winter storms; slow part (days) and a quick one (hours)."""
    slow, quick = nature.red_noise(HOURS, math.exp(-1 / 55), 0.085, 31), nature.red_noise(HOURS, 0.8, 0.018, 32)
    storms = [(8 * 24 + 6, 0.42), (26 * 24 + 15, 0.61), (58 * 24, 0.3), (296 * 24 + 4, 0.55), (330 * 24, 0.38)]
    series = []
    for i in range(HOURS):
        winter = 0.75 + 0.4 * nature.season(i / 24, 10)
        series.append(winter * slow[i] + quick[i] + sum(h * nature.bump(i, at, 9) for at, h in storms))
    return series


def main(folder):
    weather = surge()
    heights, tides, flags = [], [], []
    for i in range(HOURS):
        astronomic = tide(nature.after(START, hours=i))
        tides.append(round(astronomic, 3))
        heights.append(round(MEAN_LEVEL + astronomic + weather[i], 3))
        flags.append(1)
        if 4310 <= i < 4382 or i in (1500, 1501, 6111):  # a breakdown of three days, and lost hours
            heights[-1], flags[-1] = None, 9
    file = Classic()
    file.dimension("time", None)
    file.variable("time", "double", ["time"], [i / 24 for i in range(HOURS)],
                  **words.time("days since 2025-01-01T00:00:00Z"))
    file.text("station", None, ["BREST-DEMO"], 16, long_name="name of the station (fictitious)",
              cf_role="timeseries_id", standard_name="platform_name")
    file.variable("lat", "double", [], [48.383], **words.LATITUDE)
    file.variable("lon", "double", [], [-4.495], **words.LONGITUDE)
    file.variable("sea_level", "float", ["time"], heights, long_name="height of the sea above the chart datum",
                  standard_name="water_surface_height_above_reference_datum", units="m", coordinates="time lat lon station",
                  ancillary_variables="sea_level_qc", valid_min=-1.0, valid_max=10.0, _FillValue=-999.0)
    file.variable("sea_level_qc", "byte", ["time"], flags,
                  **words.flags("sea level", "water_surface_height_above_reference_datum"))
    file.variable("tide", "float", ["time"], tides, long_name="astronomical tide above mean sea level",
                  standard_name="tidal_sea_surface_height_above_mean_sea_level", units="m",
                  coordinates="time lat lon station", _FillValue=-999.0)
    file.attributes(**words.about(
        "tide_gauge_brest_2025",
        "hourly sea level at Brest, 2025",
        "Hourly height of the sea above the chart datum for one year: eighteen tidal constituents of the order of those "
        "of Brest, a mean level of 4.15 m, a seasonal cycle and storm surges; and the astronomical tide alone.",
        "water_surface_height_above_reference_datum, tidal_sea_surface_height_above_mean_sea_level",
        "tide_gauge.py", -4.495, -4.495, 48.383, 48.383, START, nature.after(START, hours=HOURS - 1),
        featureType="timeSeries", cdm_data_type="Station", time_coverage_resolution="PT1H",
        platform="tide gauge (fictitious)", instrument="radar gauge (simulated)"))
    file.write(folder + "/tide_gauge_brest_2025.nc")


main(sys.argv[1])
