"""A coastal buoy off north Brittany, every half hour for the year 2025.

Strong tides stir the water to the bottom, so the temperature is the season's (9 to 17 degrees) with a semi-diurnal
swing by the advection of the plume, salinity falls after winter rain, the spring bloom raises fluorescence and oxygen, turbidity follows the
spring-neap cycle and the gales, and the sensors foul before each visit.
"""

import math
import sys

import nature
import words
from classic import Classic

START = nature.moment("2025-01-01T00:00:00")
STEPS = 365 * 48
M2_HOURS, SPRING_NEAP_HOURS = 12.4206, 354.37


def main(folder):
    heat = nature.red_noise(STEPS, 0.9993, 0.32, 71)
    rain = nature.red_noise(STEPS, 0.9990, 0.12, 72)
    gale = nature.red_noise(STEPS, 0.992, 1.0, 73)
    bloom = nature.red_noise(STEPS, 0.998, 0.35, 74)
    grain = [nature.white_noise(STEPS, 1.0, seed) for seed in (75, 76, 77, 78, 79)]
    temperature, salinity, oxygen, chlorophyll, turbidity = [], [], [], [], []
    for i in range(STEPS):
        hours, day = i / 2, 1 + i / 48
        neap = 0.5 + 0.5 * math.cos(2 * math.pi * (hours - 40) / SPRING_NEAP_HOURS)
        tide = (0.55 + 0.45 * neap) * math.sin(2 * math.pi * hours / M2_HOURS)
        sun = max(0.0, math.sin(2 * math.pi * (hours - 8) / 24)) * (0.5 + 0.4 * nature.season(day, 172))
        summer = 0.5 + 0.5 * nature.season(day, 190)
        t = 12.9 + 3.7 * nature.season(day, 235) + heat[i] + (0.28 * summer - 0.10) * tide + 0.22 * sun * (1 - 0.5 * neap)
        wet = 0.5 + 0.5 * nature.season(day, 45)
        s = 35.22 - 0.28 * wet - max(0.0, 0.35 * wet * rain[i] / 0.12 * 0.5) + 0.06 * tide * (0.3 + wet)
        growth = 3.6 * nature.bump(day, 118, 17) + 1.7 * nature.bump(day, 165, 16) + 0.9 * nature.bump(day, 262, 18)
        c = (0.35 + growth * math.exp(0.6 * bloom[i] / 0.35 * 0.5)) * (1 + 0.12 * tide) * (1 - 0.25 * sun)
        # solubility at salinity 35 in micromoles per kilogram, to one per cent, then the bloom's excess and the day
        saturation = 456.0 - 11.9 * t + 0.171 * t * t - 0.0012 * t ** 3 - 85.0
        o = saturation * (0.985 + 0.03 * growth / 3.6 + 0.02 * sun - 0.015 * nature.bump(day, 285, 25))
        storm = math.exp(0.9 * gale[i]) * (0.45 + 0.8 * (0.5 + 0.5 * nature.season(day, 15)))
        u = 0.5 + 0.9 * neap * abs(tide) + 0.9 * storm
        fouled = max(0.0, ((day - 20) % 42 - 30) / 12) if 120 < day < 300 else 0.0
        temperature.append(round(t + 0.015 * grain[0][i], 3))
        salinity.append(round(s + 0.008 * grain[1][i], 3))
        oxygen.append(round(o + 1.2 * grain[2][i], 1))
        chlorophyll.append(round(max(0.05, c + 0.04 * grain[3][i] + 0.8 * fouled ** 2), 2))
        turbidity.append(round(max(0.1, u + 0.08 * grain[4][i] + 1.1 * fouled ** 2), 2))
    series = [temperature, salinity, oxygen, chlorophyll, turbidity]
    for values in series:
        values[9000:9220] = [None] * 220  # ashore for a refit
    quality = [9 if t is None else 3 if 120 < 1 + i / 48 < 300 and (i / 48 - 19) % 42 > 37 else 1 for i, t in enumerate(temperature)]
    write(folder, series, quality)


def write(folder, series, quality):
    file = Classic()
    file.dimension("TIME", None)
    file.variable("TIME", "int", ["TIME"], [30 * i for i in range(STEPS)], **words.time("minutes since 2025-01-01T00:00:00Z"))
    file.text("STATION", None, ["ROSCOFF-DEMO"], 16, long_name="name of the station (fictitious)",
              cf_role="timeseries_id", standard_name="platform_name")
    file.variable("LATITUDE", "double", [], [48.749], **words.LATITUDE)
    file.variable("LONGITUDE", "double", [], [-3.961], **words.LONGITUDE)
    file.variable("DEPTH", "float", [], [4.0], long_name="depth of the sensors", standard_name="depth", units="m",
                  positive="down", axis="Z")
    for values, (label, long_name, standard_name, units, low, high) in zip(series, (
            ("TEMP", "temperature", "sea_water_temperature", "degree_Celsius", -2.0, 40.0),
            ("PSAL", "practical salinity", "sea_water_practical_salinity", "1", 2.0, 41.0),
            ("DOX2", "dissolved oxygen", "moles_of_oxygen_per_unit_mass_in_sea_water", "umol kg-1", 0.0, 600.0),
            ("FLU2", "chlorophyll a from fluorescence", "mass_concentration_of_chlorophyll_a_in_sea_water", "mg m-3",
             0.0, 100.0),
            ("TURB", "turbidity, nephelometric units", "sea_water_turbidity", "1", 0.0, 500.0))):
        file.variable(label, "float", ["TIME"], values, long_name=long_name, standard_name=standard_name, units=units,
                      coordinates="TIME LATITUDE LONGITUDE DEPTH STATION", ancillary_variables="QC", valid_min=low,
                      valid_max=high, _FillValue=99999.0)
    file.variable("QC", "byte", ["TIME"], quality, long_name="quality of the optical sensors' values",
                  standard_name="quality_flag", flag_values=[1, 3, 9], flag_meanings="good probably_bad missing")
    file.attributes(**words.about(
        "coastal_buoy_roscoff_2025",
        "coastal buoy off Roscoff, half-hourly, 2025",
        "Temperature, salinity, dissolved oxygen, chlorophyll fluorescence and turbidity at 4 m every half hour for one "
        "year in a strongly tidal sea: seasons, tides, spring bloom, gales, and the fouling of the sensors.",
        "sea_water_temperature, sea_water_practical_salinity, moles_of_oxygen_per_unit_mass_in_sea_water, "
        "mass_concentration_of_chlorophyll_a_in_sea_water, sea_water_turbidity", "coastal_buoy.py", -3.961, -3.961,
        48.749, 48.749, START, nature.after(START, minutes=30 * (STEPS - 1)), featureType="timeSeries",
        cdm_data_type="Station", time_coverage_resolution="PT30M", geospatial_vertical_min=4.0,
        geospatial_vertical_max=4.0, geospatial_vertical_units="m", geospatial_vertical_positive="down",
        platform="moored buoy (fictitious)", instrument="multiparameter probe (simulated)"))
    file.write(folder + "/coastal_buoy_roscoff_2025.nc")


main(sys.argv[1])
