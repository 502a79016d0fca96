"""Writes Zarr v2 stores with the zarr library of Python, in many encodings, and their values beside them.

usage: zarr_stores.py FOLDER
"""
import json
import os
import sys

import numpy
import zarr
from numcodecs import Blosc, Delta, FixedScaleOffset, GZip, LZ4, Shuffle, VLenUTF8, Zlib, Zstd, blosc

folder = sys.argv[1]
random = numpy.random.RandomState(6)


def field(dtype, shape=(7, 33, 41)):
    numbers = numpy.cumsum(random.randint(-5, 6, size=shape), axis=-1)
    return (numbers / 8 if numpy.dtype(dtype).kind == "f" else numpy.abs(numbers) % 120).astype(dtype)


store = os.path.join(folder, "encodings.zarr")
root = zarr.open_group(store, mode="w", zarr_version=2)
root.attrs["title"] = "Encodings"
root.attrs["numbers"] = [1, 2.5, float("nan")]

compressors = {
    "none": None, "zlib": Zlib(5), "gzip": GZip(5), "zstd": Zstd(3), "lz4": LZ4(),
}
for cname in ("blosclz", "lz4", "lz4hc", "zlib", "zstd", "snappy"):
    for shuffle in (0, 1, 2):
        compressors["blosc_%s_%d" % (cname, shuffle)] = Blosc(cname=cname, clevel=5, shuffle=shuffle)

available = blosc.list_compressors()


def add(name, data, **options):
    array = root.create_dataset(name, shape=data.shape, dtype=data.dtype, **options)
    array[...] = data
    array.attrs["_ARRAY_DIMENSIONS"] = ["%s_%d" % (name, d) for d in range(data.ndim)]


for name, compressor in compressors.items():
    if name.startswith("blosc_") and name.split("_")[1] not in available:
        continue
    for dtype in ("<i2", "<f4", "<f8"):
        add("%s_%s" % (name, dtype[1:]), field(dtype), chunks=(3, 16, 20), compressor=compressor)

for dtype in ("|i1", "|u1", "<i4", "<i8", "<u2", "<u4", "<u8", ">i2", ">f4", ">f8", "|b1"):
    kind = "be" if dtype[0] == ">" else ""
    add("type_" + dtype[1:] + kind, field(dtype), chunks=(4, 40, 10), fill_value=0)

add("big_blocks", field("<f8", (300, 400)), chunks=(300, 400), compressor=Blosc("lz4", 9, 1))
add("big_bits", field("<i4", (300, 401)), chunks=(300, 401), compressor=Blosc("zstd", 9, 2))
add("noise", random.randint(0, 256, size=(90, 1000)).astype("|u1"), chunks=(50, 600), compressor=Blosc("lz4", 5, 1))
add("shuffled", field("<i4"), chunks=(3, 16, 20), filters=[Shuffle(4)], compressor=Zlib(1))
add("delta", field("<i4"), chunks=(3, 16, 20), filters=[Delta("<i4", "<i2")], compressor=Zlib(1))
add("packed", field("<f8"), chunks=(3, 16, 20),
    filters=[FixedScaleOffset(offset=10, scale=8, dtype="<f8", astype="<i4")], compressor=Zlib(1))
add("slashes", field("<f4"), chunks=(3, 16, 20), dimension_separator="/")
add("columns", field("<f4"), chunks=(3, 16, 20), order="F")
add("fixed", numpy.array([["one", "two"], ["three", "été"]], dtype="<U6"), chunks=(1, 2))
add("bytes", numpy.array([b"one", b"three"], dtype="|S5"), chunks=(2,))
add("texts", numpy.array(["one", "", "été", "mer"], dtype=object), chunks=(3,), object_codec=VLenUTF8())
add("times", numpy.array(["2020-01-01", "2021-06-01"], dtype="<M8[D]"), chunks=(2,))
scalar = root.create_dataset("scalar", shape=(), dtype="<f8")
scalar[...] = 2.5
holes = root.create_dataset("holes", shape=(10, 10), chunks=(5, 5), dtype="<f4", fill_value=numpy.nan)
holes[0:5, 0:5] = 1
group = root.create_group("inner")
inner = group.create_dataset("x", shape=(4,), dtype="<i4")
inner[...] = [1, 2, 3, 4]

expected = {}


def remember(name, item):
    if isinstance(item, zarr.Array):
        values = item[...]
        if values.dtype.kind == "M":
            values = values.astype("i8")
        if values.dtype.kind == "S":
            values = values.astype("U")
        expected[("/" if "/" in name else "") + name] = [
            str(v) if values.dtype.kind in "UO" else repr(float(v)) for v in values.ravel().tolist()]


root.visititems(remember)
with open(os.path.join(folder, "expected.json"), "w", encoding="utf-8") as out:
    json.dump(expected, out)

zipped = zarr.ZipStore(os.path.join(folder, "zipped.zarr.zip"), mode="w")
zarr.copy_store(zarr.DirectoryStore(store), zipped)
zipped.close()
consolidated = os.path.join(folder, "consolidated.zarr")
zarr.copy_store(zarr.DirectoryStore(store), zarr.DirectoryStore(consolidated))
zarr.consolidate_metadata(consolidated)
