"""Profiles of 667 floats over twenty years as CF netCDF (contiguous ragged arrays): FILE PROFILES; a hundred levels each."""
import sys
import numpy
import netCDF4

levels, floats = 100, 667
profiles = int(sys.argv[2])
random = numpy.random.default_rng(20261123)
data = netCDF4.Dataset(sys.argv[1], "w", format="NETCDF4_CLASSIC")
data.Conventions = "CF-1.11"
data.featureType = "profile"
data.createDimension("profile", profiles)
data.createDimension("obs", profiles * levels)
data.createDimension("name", 8)


def variable(name, kind, dimensions, **attributes):
    made = data.createVariable(name, kind, dimensions)
    made.setncatts(attributes)
    return made


number = numpy.arange(profiles)
carrier = number % floats
rounds = number // floats
most = max(1, profiles // floats)
identifier = variable("profile", "i4", ("profile",), cf_role="profile_id")
identifier[:] = number
platform = variable("platform", "S1", ("profile", "name"), long_name="platform number")
platform[:] = numpy.array([list("%-8s" % ("69%05d" % one)) for one in carrier], dtype="S1")
time = variable("time", "f8", ("profile",), standard_name="time", units="days since 1950-01-01", calendar="standard")
time[:] = 18262.0 + rounds * (7305.0 / most) + carrier % 10
latitude = variable("latitude", "f8", ("profile",), standard_name="latitude", units="degrees_north")
latitude[:] = numpy.clip(-65 + (carrier * 37 % 130) + 2 * numpy.sin(rounds / 9.0 + carrier), -70, 70)
longitude = variable("longitude", "f8", ("profile",), standard_name="longitude", units="degrees_east")
longitude[:] = (-180 + (carrier * 101 % 360) + 3 * numpy.cos(rounds / 7.0 + carrier) + 180) % 360 - 180
size = variable("row_size", "i4", ("profile",), sample_dimension="obs")
size[:] = levels
place = dict(coordinates="time latitude longitude PRES")
flags = dict(flag_values=numpy.array([0, 1, 2, 3, 4, 9], dtype="i1"),
             flag_meanings="no_qc_performed good_data probably_good_data bad_data_that_are_potentially_correctable bad_data missing_value")
pressure = variable("PRES", "f4", ("obs",), standard_name="sea_water_pressure", units="dbar", axis="Z", positive="down")
temperature = variable("TEMP", "f4", ("obs",), standard_name="sea_water_temperature", units="degree_Celsius",
                       ancillary_variables="TEMP_QC", **place)
salinity = variable("PSAL", "f4", ("obs",), standard_name="sea_water_practical_salinity", units="1",
                    ancillary_variables="PSAL_QC", **place)
qualities = [variable(name, "i1", ("obs",), standard_name="status_flag", **flags) for name in ("TEMP_QC", "PSAL_QC")]
depth = numpy.concatenate((numpy.arange(5, 205, 5), numpy.arange(220, 1420, 20))).astype("f4")
for first in range(0, profiles, 10000):
    some = slice(first, min(profiles, first + 10000))
    many = some.stop - some.start
    rows = slice(some.start * levels, some.stop * levels)
    surface = 28 * numpy.cos(numpy.radians(latitude[some])) ** 1.5
    pressure[rows] = numpy.tile(depth, many)
    warm = 2 + surface[:, None] * numpy.exp(-depth[None, :] / 350) + random.normal(0, 0.05, (many, levels))
    temperature[rows] = warm.ravel()
    salinity[rows] = (34.6 + 1.4 * numpy.exp(-depth[None, :] / 500) + random.normal(0, 0.01, (many, levels))).ravel()
    for quality in qualities:
        quality[rows] = numpy.where(random.random(many * levels) < 0.02, 4, 1).astype("i1")
data.close()
