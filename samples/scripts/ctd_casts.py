"""Three CTD casts of a fictitious cruise in the Bay of Biscay, as CSV files with a header of metadata.

Header lines begin with '#' and hold 'name: value'; then a line of column names, one of units, and a value every decibar.
"""

import sys

import nature
import words

CASTS = [  # number, time, longitude, latitude, bottom
    (1, "2025-05-12T07:40:00", -2.750, 46.500, 62),
    (2, "2025-05-12T21:15:00", -4.300, 46.150, 165),
    (3, "2025-05-13T13:05:00", -5.600, 45.800, 1000)]
TEMPERATURE = [(0, 12.1), (60, 11.9), (150, 11.7), (300, 11.3), (500, 10.9), (700, 10.3), (850, 9.9), (1000, 9.4)]
SALINITY = [(0, 35.45), (60, 35.55), (150, 35.60), (300, 35.56), (500, 35.52), (700, 35.58), (850, 35.72), (1000, 35.81)]


def cast(number, bottom):
    shelf = 1 if bottom < 100 else 0.35 if bottom < 200 else 0
    wiggle = nature.red_noise(bottom, 0.9, 1.0, 100 + number)
    for pressure in range(2, bottom - 2):
        layer = 22 + 4 * number
        warm = 2.6 * (1 - nature.step(pressure, layer, 7))
        bottom_water = -0.9 * shelf * nature.step(pressure, 38, 6)
        temperature = nature.between(pressure, TEMPERATURE) + warm + bottom_water + 0.02 * wiggle[pressure]
        river = 2.4 * shelf * (1 - nature.step(pressure, 12, 5))
        salinity = nature.between(pressure, SALINITY) - river - 0.25 * shelf + 0.004 * wiggle[pressure]
        bloom = 0.12 + 2.1 * nature.bump(pressure, layer - 3, 10) * (0.6 + 0.6 * shelf)
        fluorescence = bloom * (1 - nature.step(pressure, 75, 15)) * (1 + 0.05 * wiggle[pressure]) + 0.02
        oxygen = 285 - 4.5 * (temperature - 10) + 14 * nature.bump(pressure, layer - 5, 12) - 62 * nature.step(pressure, 650, 220)
        yield pressure, temperature, salinity, oxygen + 0.4 * wiggle[pressure], fluorescence


def main(folder):
    for number, time, longitude, latitude, bottom in CASTS:
        lines = ["# title: Synthetic demonstration data (données synthétiques de démonstration): CTD cast %d" % number,
                 "# warning: " + words.WARNING, "# cruise: ESTRAN-DEMO-2025 (fictitious)", "# station: %d" % number,
                 "# time: %sZ" % time, "# latitude: %.3f" % latitude, "# longitude: %.3f" % longitude,
                 "# bottom_depth_m: %d" % bottom, "# instrument: CTD with oxygen sensor and fluorometer (simulated)",
                 "# licence: CC-BY-4.0", "# standard_name PRES: sea_water_pressure_due_to_sea_water",
                 "# standard_name TEMP: sea_water_temperature", "# standard_name PSAL: sea_water_practical_salinity",
                 "# standard_name DOX2: moles_of_oxygen_per_unit_mass_in_sea_water",
                 "# standard_name FLU2: mass_concentration_of_chlorophyll_a_in_sea_water",
                 "# missing_value: -999", "PRES,TEMP,PSAL,DOX2,FLU2", "dbar,degree_Celsius,1,umol kg-1,mg m-3"]
        lines += ["%d,%.3f,%.3f,%.1f,%.3f" % row for row in cast(number, bottom)]
        with open(folder + "/ctd_cast_%03d.csv" % number, "w", encoding="utf-8", newline="\n") as out:
            out.write("\n".join(lines) + "\n")


main(sys.argv[1])
