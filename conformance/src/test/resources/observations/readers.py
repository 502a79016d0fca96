"""Reads each record's observations as Parquet by hyparquet and as CoverageJSON by covjson-reader, and compares every value with
the CSV of the same selection: ADDRESS SCRIPTS MODULES FOLDER"""
import collections
import csv
import json
import subprocess
import sys
import urllib.request

address, scripts, modules, folder = sys.argv[1:]


def got(path):
    with urllib.request.urlopen(address + path) as answer:
        return answer.read()


def judged(script, content):
    with open(folder + "/judged", "wb") as file:
        file.write(content)
    return json.loads(subprocess.run(["node", scripts + "/" + script, modules, folder + "/judged"], check=True, capture_output=True).stdout)


def table(content):
    lines = content.decode().splitlines()
    return list(csv.DictReader(lines[:1] + lines[2:]))


def plain(value):
    """One word for a value, whatever form it came in: numbers as single precision has them, moments to the millisecond."""
    if value is None or value in ("", "NaN"):
        return ""
    text = str(value)
    try:
        return "%.6g" % float(text)
    except ValueError:
        return text.replace(".000Z", "Z")


values = coverages = 0
collections_ = json.loads(got("/ogc/collections?limit=1000&f=json"))["collections"]
for record in [one["id"] for one in collections_ if "data_queries" in one]:
    rows = table(got("/observations/selection.csv?record=" + record))
    read = judged("parquet.mjs", got("/observations/selection.parquet?record=" + record))
    assert len(rows) == len(read) > 0, (record, len(rows), len(read))
    for mine, theirs in zip(rows, read):
        assert list(mine) == list(theirs), (list(mine), list(theirs))
        for name in mine:
            assert plain(mine[name]) == plain(theirs[name]), (record, name, mine[name], theirs[name])
            values += 1

    query = "/ogc/collections/%s/cube?bbox=-180,-90,180,90&f=" % record
    rows = table(got(query + "CSV"))
    counted = collections.defaultdict(collections.Counter)
    places = collections.Counter()
    for coverage in judged("coverages.cjs", got(query + "CoverageJSON")):
        coverages += 1
        assert coverage["domainType"].split("#")[-1] in ("VerticalProfile", "PointSeries", "Trajectory"), coverage["domainType"]
        size = max(len(one) for one in list(coverage["ranges"].values()) + list(coverage["axes"].values()))
        for name, found in coverage["ranges"].items():
            if len(found) == 1 or found[0] is not None and not any(one is not None for one in found[1:]):
                found = found[:1] * size  # what a feature has as a whole
            counted[name].update(plain(one) for one in found)
    assert counted, record
    for name, found in counted.items():
        assert found == collections.Counter(plain(row[name]) for row in rows), (record, name)
print("%d values of Parquet, %d coverages" % (values, coverages))
