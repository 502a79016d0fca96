"""A moored buoy on the equator at 10 W: daily temperature at eleven depths and surface salinity, 2023 to 2025.

The eastern equatorial Atlantic: a cold tongue each boreal summer, a thermocline near 60 m that rises with it, Kelvin
waves, and tropical instability waves of 20 to 30 days in the months that follow the cold tongue's onset.
"""

import math
import sys

import nature
import words
from classic import Classic

START = nature.moment("2023-01-01T12:00:00")
DAYS = 1096
DEPTHS = [1.0, 10.0, 20.0, 40.0, 60.0, 80.0, 100.0, 120.0, 140.0, 180.0, 300.0, 500.0]


def main(folder):
    slow = nature.red_noise(DAYS, 0.985, 0.45, 61)
    kelvin = nature.red_noise(DAYS, 0.95, 6.0, 62)
    rain = nature.red_noise(DAYS, 0.93, 0.16, 63)
    grain = nature.white_noise(DAYS * len(DEPTHS), 0.06, 64)
    rows, salinities = [], []
    for d in range(DAYS):
        when = nature.after(START, days=d)
        day = nature.day_of_year(when)
        tongue = max(0.0, nature.season(day, 215)) ** 1.3
        swell = nature.step(day, 165, 12) * (1 - nature.step(day, 255, 15))
        instability = swell * math.sin(2 * math.pi * d / 26.5 + 0.7 * math.sin(d / 60))
        surface = 28.3 + 0.5 * nature.season(day, 95) - 4.1 * tongue + 0.55 * slow[d] + 0.75 * instability
        centre = 66 - 26 * tongue + kelvin[d] + 6 * instability
        row = []
        for k, depth in enumerate(DEPTHS):
            fall = nature.step(depth, centre, 24)
            deep = 15.0 - 6.6 * nature.step(depth, 300, 130)
            edge = nature.step(1.0, centre, 24)
            value = surface + (deep - surface) * (fall - edge) / (1 - edge)
            row.append(round(value + grain[d * len(DEPTHS) + k] * (0.4 + 2.4 * nature.bump(depth, centre, 30)), 3))
        rows.append(row)
        salinities.append(round(35.4 + 0.5 * tongue - 0.45 * nature.bump(day, 95, 40) + rain[d] * 0.6, 3))
    for d in range(700, 741):  # a sensor lost until the next visit
        rows[d][5] = None
    for d in range(412, 419):  # transmission lost
        rows[d] = [None] * len(DEPTHS)
        salinities[d] = None
    write(folder, rows, salinities)


def write(folder, rows, salinities):
    file = Classic()
    file.dimension("time", None)
    file.dimension("depth", len(DEPTHS))
    file.variable("time", "double", ["time"], [d + 0.5 for d in range(DAYS)], **words.time("days since 2023-01-01T00:00:00Z"))
    file.variable("depth", "float", ["depth"], DEPTHS, long_name="depth of the sensor", standard_name="depth", units="m",
                  positive="down", axis="Z")
    file.text("station", None, ["EQ10W-DEMO"], 16, long_name="name of the mooring (fictitious)",
              cf_role="timeseries_id", standard_name="platform_name")
    file.variable("lat", "double", [], [0.0], **words.LATITUDE)
    file.variable("lon", "double", [], [-10.0], **words.LONGITUDE)
    file.variable("TEMP", "float", ["time", "depth"], rows, long_name="sea temperature, daily mean",
                  standard_name="sea_water_temperature", units="degree_Celsius", coordinates="time lat lon depth station",
                  cell_methods="time: mean", valid_min=-2.0, valid_max=40.0, _FillValue=99999.0)
    file.variable("SSS", "float", ["time"], salinities, long_name="salinity at 1 m, daily mean",
                  standard_name="sea_surface_salinity", units="1e-3", coordinates="time lat lon station",
                  cell_methods="time: mean", valid_min=2.0, valid_max=41.0, _FillValue=99999.0)
    file.attributes(**words.about(
        "equatorial_mooring_10w",
        "moored buoy on the equator at 10 W, 2023 to 2025",
        "Daily temperature at twelve depths from 1 m to 500 m and salinity at 1 m: cold tongue of the boreal summer, "
        "rising thermocline, Kelvin and tropical instability waves; with a lost sensor and a lost week.",
        "sea_water_temperature, sea_surface_salinity", "equatorial_mooring.py", -10.0, -10.0, 0.0, 0.0, START,
        nature.after(START, days=DAYS - 1), featureType="timeSeriesProfile", cdm_data_type="Station",
        time_coverage_resolution="P1D", geospatial_vertical_min=DEPTHS[0], geospatial_vertical_max=DEPTHS[-1],
        geospatial_vertical_units="m", geospatial_vertical_positive="down", platform="moored buoy (fictitious)",
        instrument="thermistor chain (simulated)"))
    file.write(folder + "/equatorial_mooring_10w.nc")


main(sys.argv[1])
