"""A merchant ship's thermosalinograph from Brest to off Cayenne, with a bottle sample a day.

A great circle in three legs at 15 knots, a five-minute median. Salinity and temperature follow the latitude (subtropical
maximum near 25 N), a small roughness with a memory, the lenses of the Amazon plume south of 13 N, and a harbour's fresh water.
The raw salinity drifts fresh as the cell fouls; the adjusted one is corrected on the bottles.
"""

import math
import sys

import nature
import words
from classic import Classic

START = nature.moment("2025-10-04T06:00:00")
ROUTE = [(-4.75, 48.30), (-5.90, 48.10), (-10.40, 43.60), (-52.05, 5.35)]
KM_PER_STEP = 15 * 1.852 / 12
SALINITY = [(4.5, 34.6), (7, 35.3), (10, 35.9), (15, 36.35), (19, 36.9), (24, 37.45), (28, 37.25), (33, 36.7),
            (38, 36.25), (43, 35.85), (46, 35.65), (48, 35.45), (49, 35.3)]
TEMPERATURE = [(5, 28.4), (10, 28.9), (15, 28.3), (20, 26.9), (25, 25.7), (30, 24.4), (35, 22.6), (40, 20.2),
               (44, 18.1), (48, 15.9), (49, 15.6)]


def cruise():
    length = sum(nature.distance_km(a, b) for a, b in zip(ROUTE, ROUTE[1:]))
    steps = int(length / KM_PER_STEP) + 1
    points = [nature.route(ROUTE, step * KM_PER_STEP) for step in range(steps)]
    return length, points


def plume(longitude, latitude, wander):
    """Freshening by the lenses of the Amazon: strong near the shelf, torn by rings further off, none beyond 13 N."""
    reach = nature.step(-latitude, -9.5, 1.6)
    lens = 0.45 + 0.35 * math.sin(2 * math.pi * latitude / 1.55 + 4.5 * wander) + 0.2 * math.sin(latitude * 9.1 + 5 * wander)
    shelf = nature.step(-latitude, -5.9, 0.25)
    return reach * lens * 2.6 + 7.5 * shelf


def measure(points):
    """Raw salinity and its flags, adjusted salinity and its flags, temperature; one value for each point."""
    steps = len(points)
    rough, fine = nature.red_noise(steps, 0.995, 0.09, 11), nature.white_noise(steps, 0.006, 12)
    warm, wander = nature.red_noise(steps, 0.996, 0.35, 13), nature.red_noise(steps, 0.999, 0.6, 14)
    raw, adjusted, temperature, raw_flags, flags = [], [], [], [], []
    for i, (longitude, latitude) in enumerate(points):
        harbour = 1.9 * math.exp(-i * KM_PER_STEP / 22)
        quiet = 0.5 + 0.5 * nature.step(abs(latitude - 24), 10, 4)
        true = nature.between(latitude, SALINITY) - plume(longitude, latitude, wander[i]) - harbour
        true += rough[i] * quiet + fine[i]
        hour = (i / 12 + 6 + longitude / 15) % 24
        sun = 0.18 * math.cos(2 * math.pi * (hour - 15) / 24)
        temperature.append(round(nature.between(latitude, TEMPERATURE) + warm[i] * 0.8 + sun, 3))
        fouling = 0.085 * nature.step(i, steps * 0.62, steps * 0.14)
        bubbles = i % 977 in (310, 311, 312) and i > 300
        raw.append(round(true - fouling - (0.9 if bubbles else 0), 3))
        adjusted.append(round(true, 3))
        raw_flags.append(4 if bubbles else 3 if fouling > 0.03 else 1)
        flags.append(1)
        if bubbles:
            adjusted[-1], flags[-1] = None, 9
    return raw, raw_flags, adjusted, flags, temperature


def main(folder):
    length, points = cruise()
    raw, raw_flags, adjusted, flags, temperature = measure(points)
    write_track(folder, length, points, raw, raw_flags, adjusted, flags, temperature)
    write_bottles(folder, points, adjusted, raw)


def write_track(folder, length, points, raw, raw_flags, adjusted, flags, temperature):
    end = nature.after(START, minutes=5 * (len(points) - 1))
    longitudes, latitudes = [p[0] for p in points], [p[1] for p in points]
    file = Classic()
    file.dimension("time", len(points))
    file.variable("time", "double", ["time"], [round(i * 5 / 1440, 6) for i in range(len(points))],
                  **words.time("days since 2025-10-04T06:00:00Z"))
    file.variable("LATITUDE", "float", ["time"], [round(y, 4) for y in latitudes], **words.LATITUDE)
    file.variable("LONGITUDE", "float", ["time"], [round(x, 4) for x in longitudes], **words.LONGITUDE)
    file.text("PLATFORM", None, ["ESTRAN-DEMO-SHIP"], 16, long_name="name of the ship (fictitious)",
              cf_role="trajectory_id", standard_name="platform_name")
    measured = {"coordinates": "time LATITUDE LONGITUDE", "_FillValue": 99999.0}
    file.variable("SSS", "float", ["time"], raw, long_name="sea surface salinity, raw",
                  standard_name="sea_surface_salinity", units="1e-3", ancillary_variables="SSS_QC", valid_min=0.0,
                  valid_max=42.0, **measured)
    file.variable("SSS_QC", "byte", ["time"], raw_flags, **words.flags("raw salinity", "sea_surface_salinity"))
    file.variable("SSS_ADJUSTED", "float", ["time"], adjusted, long_name="sea surface salinity, adjusted on bottles",
                  standard_name="sea_surface_salinity", units="1e-3", ancillary_variables="SSS_ADJUSTED_QC",
                  valid_min=0.0, valid_max=42.0, **measured)
    file.variable("SSS_ADJUSTED_QC", "byte", ["time"], flags,
                  **words.flags("adjusted salinity", "sea_surface_salinity"))
    file.variable("SST", "float", ["time"], temperature, long_name="sea surface temperature at the hull intake",
                  standard_name="sea_surface_temperature", units="degree_Celsius", valid_min=-2.0, valid_max=40.0,
                  **measured)
    file.attributes(**words.about(
        "ship_salinity_brest_cayenne_2025",
        "sea surface salinity of a merchant ship, Brest to Cayenne, October 2025",
        "Sea surface salinity and temperature every five minutes along one crossing (%d km): fresh coastal water, "
        "subtropical maximum, lenses of the Amazon plume. Raw salinity shows the drift of a fouled cell; the adjusted "
        "one is corrected on the bottle samples of the companion file." % length,
        "sea_surface_salinity, sea_surface_temperature", "ship_salinity.py",
        min(longitudes), max(longitudes), min(latitudes), max(latitudes), START, end,
        featureType="trajectory", time_coverage_resolution="PT5M", cdm_data_type="Trajectory",
        platform="merchant ship (fictitious)", instrument="thermosalinograph (simulated)"))
    file.write(folder + "/ship_salinity_brest_cayenne_2025.nc")


def write_bottles(folder, points, adjusted, raw):
    error = nature.white_noise(20, 0.004, 15)
    lines = ["bottle,time,latitude,longitude,salinity_bottle,salinity_tsg_raw,temperature_laboratory"]
    for n, i in enumerate(range(100, len(points), 288)):
        when = nature.after(START, minutes=5 * i)
        lines.append("%d,%s,%.4f,%.4f,%.3f,%.3f,%.1f" % (
            n + 1, nature.iso(when), points[i][1], points[i][0], (adjusted[i] or raw[i]) + error[n], raw[i], 21.0))
    with open(folder + "/bottle_samples.csv", "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
