"""Daily sea surface temperature of the Bay of Biscay and the Channel, summer 2025, on a quarter-degree grid.

The season and the latitude make the background; the tide keeps the sea off Ushant and along north Brittany mixed and cool;
the coast of Galicia and of the Landes upwells in bursts; slow waves play the eddies of the abyssal plain.
"""

import math
import sys

import coast
import nature
import words
from classic import Classic

START = nature.moment("2025-06-01T00:00:00")
DAYS = 92
WEST, SOUTH, STEP, COLUMNS, ROWS = -11.875, 43.125, 0.25, 57, 33
EDDIES = [(2.3, 1.7, 0.021, 0.3), (3.1, -2.2, -0.016, 1.9), (1.4, 2.9, 0.012, 4.1), (-2.6, 1.1, 0.026, 5.2),
          (0.9, -1.3, -0.009, 2.7), (-1.2, -3.4, 0.019, 0.9), (4.1, 0.6, -0.023, 3.6)]


def fixed(x, y):
    """What does not change with the day at a place: background, mixing, nearness of the shore."""
    shore = coast.shore_km(x, y, coast.CONTINENT, coast.BRITAIN)
    mixing = (nature.bump(x, -5.3, 0.75) * nature.bump(y, 48.5, 0.55)
              + 0.6 * nature.bump(x, -3.6, 1.3) * nature.bump(y, 49.0, 0.35)
              + 0.5 * nature.bump(x, -1.9, 0.7) * nature.bump(y, 49.75, 0.45)
              + 0.4 * nature.bump(x, -5.2, 0.5) * nature.bump(y, 50.1, 0.4))
    upwelling = nature.bump(shore, 0, 35) * max(nature.bump(x, -8.9, 1.6) * nature.bump(y, 43.4, 0.8),
                                                0.6 * nature.bump(x, -1.6, 0.5) * nature.bump(y, 44.4, 0.8))
    corner = nature.bump(x, -1.8, 2.8) * nature.bump(y, 43.6, 1.4)
    deep = nature.step(shore, 150, 60) * nature.step(-x, 3.5, 1.2) * nature.step(-y, -48.2, 0.7)
    return shore, mixing, upwelling, corner, deep


def temperature(x, y, here, day, heat, wind):
    shore, mixing, upwelling, corner, deep = here
    advance = (nature.season(day, 222) - nature.season(152, 222)) / (1 - nature.season(152, 222))
    background = 15.4 + 4.1 * advance - (y - 46) * (0.42 + 0.1 * advance) + 0.12 * (x + 6)
    background += 1.6 * corner * (0.5 + 0.5 * advance) + 0.7 * advance * nature.bump(shore, 0, 60) * nature.step(-y, -47.8, 0.4)
    eddies = sum(math.cos(kx * x + ky * y + w * day * 2 * math.pi / 3 + at) for kx, ky, w, at in EDDIES)
    summer = 0.4 + 0.6 * advance
    # the Channel's east warms late and evenly
    channel = -1.2 * nature.step(x, -4, 1.0) * nature.step(y, 48.9, 0.3) * (1 - 0.8 * advance)
    stirred = 3.4 * summer * mixing * (0.85 + 0.15 * math.cos(2 * math.pi * day / 14.765))
    return background + channel - stirred - 2.6 * upwelling * wind + 0.24 * deep * eddies + heat * (0.6 + 0.4 * deep)


def main(folder):
    xs = [WEST + STEP * i for i in range(COLUMNS)]
    ys = [SOUTH + STEP * j for j in range(ROWS)]
    land = [[coast.is_land(x, y, coast.CONTINENT, coast.BRITAIN) for x in xs] for y in ys]
    places = [[None if land[j][i] else fixed(x, y) for i, x in enumerate(xs)] for j, y in enumerate(ys)]
    heat = nature.red_noise(DAYS, 0.88, 0.55, 41)
    wind = [min(1.4, max(0.0, 0.55 + v)) for v in nature.red_noise(DAYS, 0.85, 0.45, 42)]
    grain = nature.white_noise(DAYS * ROWS * COLUMNS, 0.05, 43)
    packed, errors = [], []
    for d in range(DAYS):
        for j, y in enumerate(ys):
            for i, x in enumerate(xs):
                if land[j][i]:
                    packed.append(None)
                    continue
                value = temperature(x, y, places[j][i], 152 + d, heat[d], wind[d])
                packed.append(int(round((value + grain[(d * ROWS + j) * COLUMNS + i] - 20) / 0.001)))
    write(folder, xs, ys, land, packed)


def write(folder, xs, ys, land, packed):
    file = Classic()
    file.dimension("time", None)
    file.dimension("lat", ROWS)
    file.dimension("lon", COLUMNS)
    file.variable("time", "int", ["time"], [12 + 24 * d for d in range(DAYS)], bounds="time_bnds",
                  **words.time("hours since 2025-06-01T00:00:00Z"))
    file.dimension("nv", 2)
    file.variable("time_bnds", "int", ["time", "nv"], [[24 * d, 24 * d + 24] for d in range(DAYS)])
    file.variable("lat", "float", ["lat"], ys, axis="Y", **words.LATITUDE)
    file.variable("lon", "float", ["lon"], xs, axis="X", **words.LONGITUDE)
    file.variable("sst", "short", ["time", "lat", "lon"], packed, long_name="sea surface temperature, daily mean",
                  standard_name="sea_surface_temperature", units="degree_Celsius", scale_factor=0.001,
                  add_offset=20.0, valid_min=-22000, valid_max=20000, _FillValue=-32768,
                  cell_methods="time: mean area: mean")
    file.variable("mask", "byte", ["lat", "lon"], [[2 if cell else 1 for cell in row] for row in land],
                  long_name="land and sea", flag_values=[1, 2], flag_meanings="sea land")
    file.attributes(**words.about(
        "surface_temperature_biscay_2025",
        "daily sea surface temperature, Bay of Biscay and Channel, summer 2025",
        "Daily mean sea surface temperature on a quarter-degree grid from June to August 2025: seasonal warming, the "
        "cool tidally mixed waters off Ushant, upwelling off Galicia and the Landes, eddies of the deep Bay.",
        "sea_surface_temperature", "surface_temperature.py", xs[0] - STEP / 2, xs[-1] + STEP / 2, ys[0] - STEP / 2,
        ys[-1] + STEP / 2, START, nature.after(START, days=DAYS), cdm_data_type="Grid",
        geospatial_lat_resolution=STEP, geospatial_lon_resolution=STEP, time_coverage_resolution="P1D"))
    file.write(folder + "/surface_temperature_biscay_2025.nc")


main(sys.argv[1])
