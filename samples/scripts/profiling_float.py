"""A profiling float drifting in the Bay of Biscay: 48 cycles of ten days from the surface to 2000 dbar.

The column is that of the north-east Atlantic: a mixed layer that deepens in winter, Central Water whose temperature and
salinity fall together, Mediterranean Water near 1000 dbar (warm, salty), Labrador Sea Water near 1900 dbar.
"""

import math
import sys

import nature
import words
from classic import Classic

CYCLES = 48
START = nature.moment("2024-07-03T04:30:00")
PRESSURES = ([4.0] + [10.0 * i for i in range(1, 21)] + [225.0 + 25 * i for i in range(0, 12)]
             + [550.0 + 50 * i for i in range(0, 30)])
TEMPERATURE = [(0, 12.6), (100, 12.3), (200, 11.9), (400, 11.2), (600, 10.6), (750, 10.1), (900, 9.6), (1000, 9.1),
               (1200, 7.9), (1400, 6.3), (1600, 5.1), (1800, 4.3), (2000, 3.8)]
SALINITY = [(0, 35.62), (100, 35.62), (200, 35.58), (400, 35.52), (600, 35.50), (750, 35.58), (900, 35.76),
            (1000, 35.83), (1100, 35.80), (1250, 35.62), (1400, 35.38), (1600, 35.12), (1800, 34.98), (2000, 34.95)]


def track():
    """From off Finisterre round the abyssal plain, a few centimetres a second, with an eddy."""
    east, north = nature.red_noise(CYCLES, 0.8, 0.05, 21), nature.red_noise(CYCLES, 0.8, 0.04, 22)
    points = []
    for i in range(CYCLES):
        turn = 2 * math.pi * i / 12
        points.append((-10.2 + 0.075 * i + 0.16 * math.cos(turn) + east[i],
                       45.6 + 0.85 * math.sin(math.pi * i / CYCLES) + 0.12 * math.sin(turn) + north[i]))
    return points


def profile(cycle, when, eddy, meddy):
    day = nature.day_of_year(when)
    mixed = 25 + 210 * max(0.0, nature.season(day, 50)) ** 1.5
    surface = 15.6 + 3.9 * nature.season(day, 228)
    fine = nature.red_noise(len(PRESSURES), 0.6, 1.0, 2300 + cycle)
    temperatures, salinities = [], []
    for pressure, wiggle in zip(PRESSURES, fine):
        heave = pressure + 28 * eddy * nature.bump(pressure, 500, 450)
        deep_t, deep_s = nature.between(heave, TEMPERATURE), nature.between(heave, SALINITY)
        excess = max(0.0, surface - nature.between(mixed, TEMPERATURE))
        below = max(0.0, pressure - mixed)
        warm = excess * math.exp(-below / 32)
        temperature = nature.between(max(heave, mixed * 0.7), TEMPERATURE) if pressure < mixed else deep_t
        temperature += warm
        med = 0.5 * meddy * nature.bump(pressure, 1020, 230)
        quiet = 0.02 + 0.05 * nature.bump(pressure, 80, 120) + 0.05 * nature.bump(pressure, 1000, 300)
        temperatures.append(round(temperature + 2.1 * med + wiggle * quiet, 3))
        salinities.append(round(deep_s + 0.42 * med - 0.03 * warm / 6 + wiggle * quiet * 0.2, 3))
    return temperatures, salinities


def main(folder):
    points = track()
    times = [nature.after(START, days=10 * i, minutes=(37 * i) % 90) for i in range(CYCLES)]
    eddies, meddies = nature.red_noise(CYCLES, 0.75, 1.0, 24), nature.red_noise(CYCLES, 0.7, 0.35, 25)
    temperatures, salinities = [], []
    for i in range(CYCLES):
        t, s = profile(i, times[i], eddies[i], meddies[i])
        if i % 11 == 7:  # a profile cut short, as happens on a shallow bottom or a full memory
            t[52:], s[52:] = [None] * len(t[52:]), [None] * len(s[52:])
        temperatures.append(t)
        salinities.append(s)
    pressures = [[None if t is None else p for p, t in zip(PRESSURES, row)] for row in temperatures]
    flags = [[9 if t is None else 1 for t in row] for row in temperatures]
    write(folder, points, times, pressures, temperatures, salinities, flags)


def write(folder, points, times, pressures, temperatures, salinities, flags):
    longitudes, latitudes = [p[0] for p in points], [p[1] for p in points]
    epoch = nature.moment("1950-01-01T00:00:00")
    file = Classic()
    file.dimension("N_PROF", CYCLES)
    file.dimension("N_LEVELS", len(PRESSURES))
    file.text("PLATFORM_NUMBER", None, ["DEMO001"], 8, long_name="identifier of the float (fictitious)",
              cf_role="trajectory_id", standard_name="platform_id")
    file.variable("CYCLE_NUMBER", "int", ["N_PROF"], list(range(1, CYCLES + 1)), long_name="cycle number",
                  cf_role="profile_id")
    file.variable("JULD", "double", ["N_PROF"], [round((t - epoch).total_seconds() / 86400, 6) for t in times],
                  **words.time("days since 1950-01-01T00:00:00Z"))
    file.variable("LATITUDE", "double", ["N_PROF"], [round(y, 3) for y in latitudes], **words.LATITUDE)
    file.variable("LONGITUDE", "double", ["N_PROF"], [round(x, 3) for x in longitudes], **words.LONGITUDE)
    file.variable("PRES", "float", ["N_PROF", "N_LEVELS"], pressures, long_name="sea water pressure, 0 at the surface",
                  standard_name="sea_water_pressure_due_to_sea_water", units="dbar", axis="Z", positive="down",
                  valid_min=0.0, valid_max=12000.0, _FillValue=99999.0)
    for label, long_name, standard_name, units, low, high, values in (
            ("TEMP", "in situ temperature (ITS-90)", "sea_water_temperature", "degree_Celsius", -2.5, 40.0,
             temperatures),
            ("PSAL", "practical salinity", "sea_water_practical_salinity", "1", 2.0, 41.0, salinities)):
        file.variable(label, "float", ["N_PROF", "N_LEVELS"], values, long_name=long_name,
                      standard_name=standard_name, units=units, coordinates="JULD LATITUDE LONGITUDE PRES",
                      ancillary_variables=label + "_QC", valid_min=low, valid_max=high, _FillValue=99999.0)
        file.variable(label + "_QC", "byte", ["N_PROF", "N_LEVELS"], flags, **words.flags(long_name, standard_name))
    file.attributes(**words.about(
        "profiling_float_biscay",
        "profiling float in the Bay of Biscay, 48 cycles, 2024 to 2025",
        "Temperature and salinity against pressure down to 2000 dbar every ten days by one drifting float, in a layout "
        "close to Argo's: winter mixed layer, Central Water, Mediterranean Water near 1000 dbar, Labrador Sea Water.",
        "sea_water_temperature, sea_water_practical_salinity, sea_water_pressure_due_to_sea_water",
        "profiling_float.py", min(longitudes), max(longitudes), min(latitudes), max(latitudes), times[0], times[-1],
        featureType="trajectoryProfile", cdm_data_type="TrajectoryProfile", time_coverage_resolution="P10D",
        geospatial_vertical_min=4.0, geospatial_vertical_max=2000.0, geospatial_vertical_units="dbar",
        geospatial_vertical_positive="down", platform="profiling float (fictitious)",
        instrument="CTD (simulated)"))
    file.write(folder + "/profiling_float_biscay.nc")


main(sys.argv[1])
