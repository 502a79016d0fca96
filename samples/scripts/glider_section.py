"""A glider's section from Nice towards Calvi in August: 130 dives to 900 m on a regular depth grid.

The Ligurian Sea in summer: a sharp thermocline near 30 m, a deep chlorophyll maximum under it, the coastal current's front in
the first 40 km, Intermediate Water (salty, warm) near 350 m, the dome of the isopycnals in the middle.
"""

import math
import sys

import nature
import words
from classic import Classic

PROFILES = 130
START = nature.moment("2025-08-05T09:00:00")
COAST, OFFSHORE = (7.37, 43.62), (8.63, 42.68)
DEPTHS = [1.0] + [5.0 * k for k in range(1, 41)] + [200.0 + 10 * k for k in range(1, 71)]


def column(km, day, fine, wave):
    """Temperature, salinity and chlorophyll of one dive, by depth."""
    current = 1 - nature.step(km, 28 + 3 * math.sin(day / 2.3), 7)
    dome = nature.bump(km, 70, 32)
    surface = 25.1 + 0.35 * math.sin(day / 3.1) - 0.3 * current + 0.4 * nature.bump(day, 6, 2) - 1.4 * nature.step(day, 13, 0.5)
    temperatures, salinities, chlorophylls = [], [], []
    for depth, wiggle in zip(DEPTHS, fine):
        layer = 24 + 8 * nature.step(day, 13, 0.5) + 9 * current - 4 * dome + 3.5 * wave
        heave = depth - 55 * current * nature.bump(depth, 150, 160) + 45 * dome * nature.bump(depth, 200, 180)
        warm = (surface - 13.55) * (1 - nature.step(depth, layer, 8.5)) + 2.4 * math.exp(-depth / 55) * nature.step(depth, layer, 9)
        intermediate = nature.bump(heave, 360, 190)
        deep = 13.42 - 0.5 * nature.step(heave, 620, 180)
        temperature = deep + warm + 0.28 * intermediate - 0.12 * nature.bump(heave, 130, 60) * (1 - current)
        salinity = (38.12 - 0.22 * current * math.exp(-depth / 120) + 0.33 * nature.step(heave, 170, 70)
                    + 0.13 * intermediate - 0.02 * nature.step(heave, 700, 150))
        peak = layer + 22
        chlorophyll = 0.06 + (0.75 + 0.35 * dome + 0.2 * wave) * nature.bump(depth, peak, 14 + 4 * dome)
        chlorophyll *= 1 - 0.98 * nature.step(depth, 140, 25)
        noise = 0.05 * nature.bump(depth, layer, 25) + 0.006
        temperatures.append(round(temperature + wiggle * noise * 2, 3))
        salinities.append(round(salinity + wiggle * noise * 0.12, 3))
        chlorophylls.append(round(max(0.005, chlorophyll * (1 + 0.08 * wiggle)), 3))
    return temperatures, salinities, chlorophylls


def main(folder):
    length = nature.distance_km(COAST, OFFSHORE)
    waves = nature.red_noise(PROFILES, 0.7, 1.0, 51)
    times, points, columns = [], [], []
    for i in range(PROFILES):
        # out and back: the section is crossed twice
        part = 2 * i / (PROFILES - 1)
        part = part if part <= 1 else 2 - part
        x, y = nature.along(COAST, OFFSHORE, 0.03 + 0.94 * part)
        side = 0.02 * math.sin(i / 9)
        points.append((round(x + side, 4), round(y + side * 0.7, 4)))
        times.append(nature.after(START, minutes=180 * i))
        columns.append(column(length * (0.03 + 0.94 * part), i / 8, nature.red_noise(len(DEPTHS), 0.7, 1.0, 5200 + i), waves[i]))
    write(folder, times, points, columns)


def write(folder, times, points, columns):
    longitudes, latitudes = [p[0] for p in points], [p[1] for p in points]
    file = Classic()
    file.dimension("profile", PROFILES)
    file.dimension("depth", len(DEPTHS))
    file.text("trajectory", None, ["DEMO-GLIDER-01"], 16, long_name="name of the deployment (fictitious)",
              cf_role="trajectory_id")
    file.variable("profile_id", "int", ["profile"], list(range(1, PROFILES + 1)), long_name="number of the dive",
                  cf_role="profile_id")
    file.variable("time", "double", ["profile"], [round((t - START).total_seconds()) for t in times],
                  **words.time("seconds since 2025-08-05T09:00:00Z"))
    file.variable("latitude", "float", ["profile"], latitudes, **words.LATITUDE)
    file.variable("longitude", "float", ["profile"], longitudes, **words.LONGITUDE)
    file.variable("depth", "float", ["depth"], DEPTHS, long_name="depth", standard_name="depth", units="m",
                  positive="down", axis="Z")
    for index, (label, long_name, standard_name, units, low, high) in enumerate((
            ("TEMP", "temperature", "sea_water_temperature", "degree_Celsius", -2.0, 40.0),
            ("PSAL", "practical salinity", "sea_water_practical_salinity", "1", 2.0, 42.0),
            ("CHLA", "chlorophyll a from fluorescence", "mass_concentration_of_chlorophyll_a_in_sea_water", "mg m-3",
             0.0, 50.0))):
        file.variable(label, "float", ["profile", "depth"], [c[index] for c in columns], long_name=long_name,
                      standard_name=standard_name, units=units, coordinates="time latitude longitude depth",
                      valid_min=low, valid_max=high, _FillValue=99999.0)
    file.attributes(**words.about(
        "glider_section_ligurian_2025",
        "glider section from Nice towards Calvi, August 2025",
        "Temperature, salinity and chlorophyll of 130 dives to 900 m on a regular depth grid: summer thermocline and its "
        "deepening by a gale, deep chlorophyll maximum, coastal current, Intermediate Water near 350 m.",
        "sea_water_temperature, sea_water_practical_salinity, mass_concentration_of_chlorophyll_a_in_sea_water",
        "glider_section.py", min(longitudes), max(longitudes), min(latitudes), max(latitudes), times[0], times[-1],
        featureType="trajectoryProfile", cdm_data_type="TrajectoryProfile", time_coverage_resolution="PT3H",
        geospatial_vertical_min=DEPTHS[0], geospatial_vertical_max=DEPTHS[-1], geospatial_vertical_units="m",
        geospatial_vertical_positive="down", platform="glider (fictitious)", instrument="CTD, fluorometer (simulated)"))
    file.write(folder + "/glider_section_ligurian_2025.nc")


main(sys.argv[1])
