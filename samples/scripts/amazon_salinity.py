"""Weekly sea surface salinity of the tropical Atlantic in 2025, half a degree, as NetCDF-4 (Debian's python3-netcdf4).

The Amazon's plume hugs Guyana's shelf in spring, is carried east by the retroflected North Brazil Current in late summer,
and meets the rains of the convergence zone; the subtropical maximum lies to the north. The file is chunked, shuffled
and deflated, so its bytes depend on the library: it is committed as made, and only its values can be compared.
"""

import math
import sys

import netCDF4

import coast
import nature
import words

START = nature.moment("2025-01-04T00:00:00")
WEEKS, WEST, SOUTH, STEP, COLUMNS, ROWS = 52, -64.75, -7.75, 0.5, 156, 68


def salinity(x, y, shelf, week):
    day = 4 + 7 * week
    zonal = 35.9 + 1.5 * nature.bump(y, 23, 9) + 0.9 * nature.bump(y, -13, 9) + 0.10 * nature.bump(x, -38, 22)
    itcz = 6.2 + 3.4 * nature.season(day, 240)
    rain = (0.55 + 0.25 * nature.season(day, 235)) * nature.bump(y, itcz, 3.4) * nature.step(-x, -2, 14)
    flow = 0.55 + 0.45 * nature.season(day, 150)
    mouth = nature.bump(shelf, 0, 130 + 60 * flow) * nature.step(y, -0.6, 0.7) * nature.step(-x, 44.5, 1.5) * nature.step(-y, -12.5, 2.5)
    spread = max(0.0, nature.season(day, 205)) * nature.bump(y, 10 + 1.5 * math.sin(x / 5), 5.5) * nature.step(-x, 44, 5)
    east = max(0.0, nature.season(day, 262)) ** 1.5 * nature.bump(y, 6.8 + 0.9 * math.sin(x / 3.2 + week / 5), 1.9) * nature.step(-x, 31, 5)
    gulf = 2.6 * nature.bump(x, 7.5, 4.5) * nature.bump(y, 3.2, 3.2) * (0.7 + 0.3 * nature.season(day, 320))
    congo = 2.2 * nature.bump(x, 11, 3) * nature.bump(y, -5.5, 2.2)
    rings = 0.16 * math.sin(1.3 * x + 0.8 * y - 0.33 * week) + 0.12 * math.sin(0.7 * x - 1.9 * y + 0.21 * week + 1)
    fresh = 4.6 * flow * mouth + 2.2 * spread + 1.9 * east
    return zonal - rain - fresh * (1 + 0.5 * rings) - gulf - congo + 0.6 * rings


def main(folder):
    shores = (coast.SOUTH_AMERICA, coast.AFRICA)
    xs = [WEST + STEP * i for i in range(COLUMNS)]
    ys = [SOUTH + STEP * j for j in range(ROWS)]
    sea = {(i, j): coast.shore_km(x, y, coast.SOUTH_AMERICA) for j, y in enumerate(ys) for i, x in enumerate(xs)
           if not coast.is_land(x, y, *shores)}
    grain = nature.white_noise(WEEKS * ROWS * COLUMNS, 0.02, 81)
    fill = -32768
    values = [[[fill] * COLUMNS for _ in ys] for _ in range(WEEKS)]
    errors = [[[fill] * COLUMNS for _ in ys] for _ in range(WEEKS)]
    for w in range(WEEKS):
        for (i, j), shelf in sea.items():
            value = salinity(xs[i], ys[j], shelf, w) + grain[(w * ROWS + j) * COLUMNS + i]
            values[w][j][i] = int(round((value - 35) / 0.002))
            errors[w][j][i] = int(round((0.12 + 0.35 * nature.bump(shelf, 0, 120)) / 0.002))
    with netCDF4.Dataset(folder + "/amazon_salinity_2025.nc", "w", format="NETCDF4") as file:
        write(file, xs, ys, values, errors)


def write(file, xs, ys, values, errors):
    file.createDimension("time", None)
    file.createDimension("latitude", ROWS)
    file.createDimension("longitude", COLUMNS)
    time = file.createVariable("time", "f8", ("time",), chunksizes=(WEEKS,))
    time.setncatts(words.time("days since 1970-01-01T00:00:00Z"))
    first = (START - nature.moment("1970-01-01T00:00:00")).days
    time[:] = [first + 7 * w for w in range(WEEKS)]
    for label, dimension, axis, numbers in (("latitude", "latitude", "Y", ys), ("longitude", "longitude", "X", xs)):
        variable = file.createVariable(label, "f4", (dimension,))
        variable.setncatts(dict(words.LATITUDE if axis == "Y" else words.LONGITUDE, axis=axis))
        variable[:] = numbers
    for label, long_name, standard_name, offset, packed in (
            ("sss", "sea surface salinity, weekly mean", "sea_surface_salinity", 35.0, values),
            ("sss_error", "standard error of the sea surface salinity", "sea_surface_salinity standard_error", 0.0, errors)):
        variable = file.createVariable(label, "i2", ("time", "latitude", "longitude"), zlib=True, complevel=6,
                                       shuffle=True, fletcher32=label == "sss", chunksizes=(4, 34, 52),
                                       fill_value=-32768)
        variable.set_auto_maskandscale(False)
        variable.setncatts({"long_name": long_name, "standard_name": standard_name, "units": "1e-3",
                            "scale_factor": 0.002, "add_offset": offset, "cell_methods": "time: mean area: mean"})
        if label == "sss":
            variable.ancillary_variables = "sss_error"
        variable[:] = packed
    file.setncatts(words.about(
        "amazon_salinity_2025", "weekly sea surface salinity of the tropical Atlantic, 2025",
        "Weekly sea surface salinity on a half-degree grid for 2025, as a multi-mission satellite product might give "
        "it: the Amazon's plume and its season, rains of the convergence zone, Gulf of Guinea, subtropical maximum.",
        "sea_surface_salinity", "amazon_salinity.py", xs[0] - STEP / 2, xs[-1] + STEP / 2, ys[0] - STEP / 2,
        ys[-1] + STEP / 2, START, nature.after(START, days=7 * WEEKS - 1), cdm_data_type="Grid",
        geospatial_lat_resolution=STEP, geospatial_lon_resolution=STEP, time_coverage_resolution="P7D"))


main(sys.argv[1])
