"""Writes a netCDF-4 file in many encodings with netCDF-C (through Python's netCDF4), and its values beside it.

usage: netcdf4_encodings.py FOLDER
"""
import json
import os
import sys

import netCDF4
import numpy

folder = sys.argv[1]
random = numpy.random.RandomState(6)
data = netCDF4.Dataset(os.path.join(folder, "encodings.nc"), "w")
for name, size in (("t", None), ("z", 5), ("y", 33), ("x", 41)):
    data.createDimension(name, size)
expected = {}


def add(name, dtype, dimensions=("t", "y", "x"), steps=7, **options):
    variable = data.createVariable(name, dtype, dimensions, **options)
    variable.set_auto_maskandscale(False)
    shape = [steps if d == "t" else len(data.dimensions[d]) for d in dimensions]
    numbers = numpy.cumsum(random.randint(-5, 6, size=shape), axis=-1)
    kind = numpy.dtype(dtype).kind
    variable[...] = (numbers / 8 if kind == "f" else numpy.abs(numbers) % 120).astype(dtype)
    expected[name] = [repr(float(v)) for v in variable[...].ravel().tolist()]


add("contiguous", "f4", ("y", "x"), contiguous=True)
add("contiguous_big", "f8", ("y", "x"), contiguous=True, endian="big")
for dtype in ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8"):
    add("plain_" + dtype, dtype, chunksizes=(2, 16, 20))
    add("deflated_" + dtype, dtype, chunksizes=(3, 10, 41), zlib=True, complevel=6, shuffle=False)
    add("shuffled_" + dtype, dtype, chunksizes=(1, 33, 41), zlib=True, shuffle=True)
    add("checked_" + dtype, dtype, chunksizes=(4, 7, 9), zlib=True, shuffle=True, fletcher32=True)
    add("only_checked_" + dtype, dtype, chunksizes=(4, 7, 9), fletcher32=True)
add("big_endian", "f4", chunksizes=(2, 16, 20), zlib=True, endian="big")
add("series", "i2", ("t", "z", "y", "x"), chunksizes=(64, 1, 4, 4), zlib=True)
add("shorter", "f4", ("t",), steps=3)
many = data.createVariable("many", "i4", ("t", "y", "x"), chunksizes=(1, 1, 1))
many[0:7] = 5
many[3, 4, 5] = 9
expected["many"] = [repr(float(v)) for v in many[...].ravel().tolist()]
holes = data.createVariable("holes", "f4", ("y", "x"), chunksizes=(5, 5), fill_value=-99.0, zlib=True)
holes.set_auto_maskandscale(False)
holes[0:3, 0:3] = 1
expected["holes"] = [repr(float(v)) for v in holes[...].ravel().tolist()]
texts = data.createVariable("texts", str, ("z",))
for i, text in enumerate(("one", "", "été", "mer", "e")):
    texts[i] = text
expected["texts"] = ["one", "", "été", "mer", "e"]
data.close()

# What was written short of an unlimited dimension reads as the fill value: as netCDF-C says once the file is whole.
again = netCDF4.Dataset(os.path.join(folder, "encodings.nc"))
short = again["shorter"]
short.set_auto_maskandscale(False)
expected["shorter"] = [repr(float(v)) for v in short[...].ravel().tolist()]
again.close()
with open(os.path.join(folder, "expected.json"), "w", encoding="utf-8") as out:
    json.dump(expected, out)
