#!/bin/sh
# samples/make.sh [DIR]: makes the data files of the samples again, into DIR (default: samples/data, where they are committed).
# The NetCDF-4 file needs Debian's python3-netcdf4; without it that one is left as it is. Everything else needs Python 3 alone.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
into=${1:-$here/data}
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
for name in ship_salinity ship_salinity_raw profiling_float tide_gauge surface_temperature glider_section equatorial_mooring coastal_buoy \
    phytoplankton ctd_casts; do
    mkdir -p "$into/$name"
    python3 "$here/scripts/$name.py" "$into/$name"
    echo "$name"
done
[ $# -gt 0 ] || python3 "$here/scripts/logos.py" "$here/projects"
for python in /usr/bin/python3 python3; do
    if "$python" -c 'import netCDF4' 2>/dev/null; then
        mkdir -p "$into/amazon_salinity"
        "$python" "$here/scripts/amazon_salinity.py" "$into/amazon_salinity"
        echo "amazon_salinity (NetCDF-4)"
        exit 0
    fi
done
echo "amazon_salinity left as it is: install python3-netcdf4 to make it (apt install python3-netcdf4)" >&2
