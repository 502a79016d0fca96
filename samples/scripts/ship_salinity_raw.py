"""The crossing of ship_salinity.py as it was before its correction: raw salinity every hour, as a CSV file.

The demonstration publishes it, then withdraws it in favour of the corrected data: its page is a tombstone.
"""

import sys

import nature
import ship_salinity


def main(folder):
    _, points = ship_salinity.cruise()
    raw, _, _, _, temperature = ship_salinity.measure(points)
    lines = ["time,latitude,longitude,salinity_raw,temperature"]
    for i in range(0, len(points), 12):
        when = nature.after(ship_salinity.START, minutes=5 * i)
        lines.append("%s,%.4f,%.4f,%.3f,%.3f" % (nature.iso(when), points[i][1], points[i][0], raw[i], temperature[i]))
    with open(folder + "/raw_salinity.csv", "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(lines) + "\n")


main(sys.argv[1])
