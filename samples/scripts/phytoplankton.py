"""Counts of microscopic algae at three coastal stations, every fortnight from 2022 to 2025, as occurrences (CSV).

Each taxon has its season, its liking for each station and good and bad years; counting fifty cells gives the scatter. Three
files: the occurrences, the stations, and the table that groups taxa that the eye cannot always tell apart.
"""

import math
import sys
from random import Random

import nature

START = nature.moment("2022-01-05T09:00:00")
VISITS = 104
STATIONS = [  # (name, latitude, longitude, depth, where)
    ("DEMO-ROSCOFF", 48.746, -3.970, 1, "off Roscoff, Channel"),
    ("DEMO-ARCACHON", 44.635, -1.290, 1, "mouth of the Arcachon lagoon, Bay of Biscay"),
    ("DEMO-VILLEFRANCHE", 43.682, 7.319, 3, "Villefranche bay, Ligurian Sea")]
TAXA = [  # name, rank, group, log10 of the peak in cells per litre, days of the peaks, width, liking for each station
    ("Skeletonema", "genus", "diatoms", 5.2, (75, 270), 35, (0.7, 1.0, 0.8)),
    ("Chaetoceros", "genus", "diatoms", 5.0, (115, 255), 45, (0.9, 1.0, 0.95)),
    ("Thalassiosira", "genus", "diatoms", 4.4, (85,), 40, (1.0, 0.95, 0.7)),
    ("Guinardia delicatula", "species", "diatoms", 4.6, (150, 180), 40, (1.0, 0.7, 0.5)),
    ("Leptocylindrus danicus", "species", "diatoms", 4.7, (140, 240), 35, (0.7, 1.0, 0.85)),
    ("Pseudo-nitzschia", "genus", "diatoms", 4.8, (130, 200), 45, (0.85, 1.0, 0.9)),
    ("Asterionellopsis glacialis", "species", "diatoms", 4.5, (60,), 35, (0.8, 1.0, 0.5)),
    ("Paralia sulcata", "species", "diatoms", 3.9, (10,), 90, (1.0, 0.8, 0.2)),
    ("Rhizosolenia", "genus", "diatoms", 3.8, (135, 265), 45, (1.0, 0.8, 0.6)),
    ("Cylindrotheca closterium", "species", "diatoms", 4.3, (120, 225), 70, (0.9, 1.0, 0.9)),
    ("Alexandrium", "genus", "dinoflagellates", 3.3, (180,), 35, (1.0, 0.6, 0.6)),
    ("Dinophysis", "genus", "dinoflagellates", 2.9, (160, 205), 40, (0.8, 1.0, 0.7)),
    ("Karenia mikimotoi", "species", "dinoflagellates", 3.9, (200,), 28, (1.0, 0.6, 0.1)),
    ("Prorocentrum micans", "species", "dinoflagellates", 3.6, (190, 230), 50, (0.7, 1.0, 0.9)),
    ("Tripos fusus", "species", "dinoflagellates", 2.8, (195,), 60, (0.8, 0.8, 1.0)),
    ("Gymnodinium", "genus", "dinoflagellates", 4.2, (170, 220), 60, (1.0, 0.9, 1.0)),
    ("Phaeocystis globosa", "species", "other algae", 5.6, (110,), 18, (0.9, 0.3, 0.0)),
    ("Cryptophyceae", "class", "other algae", 5.2, (150,), 110, (1.0, 1.0, 1.0)),
    ("Dictyocha", "genus", "other algae", 2.9, (330, 90), 50, (0.8, 0.7, 1.0)),
    ("Euglenales", "order", "other algae", 3.4, (165,), 55, (0.6, 1.0, 0.5))]
VOLUME_LITRES = 0.01


def near(day, peak):
    return min(abs(day - peak), 365.25 - abs(day - peak))


def expected(taxon, station, day, year, good):
    _, _, _, height, peaks, width, liking = taxon
    shift = (-18, -4, -30)[station]  # the south and the east bloom earlier
    strength = max(math.exp(-(near(day, (p + shift) % 365) / width) ** 2) for p in peaks)
    level = liking[station] * (height - 1.2 + 1.2 * strength) if liking[station] else -1
    return 10 ** (level - 1.3 * (1 - strength) + good)


def main(folder):
    draw, rows = Random(91), []
    for s, (name, latitude, longitude, depth, _) in enumerate(STATIONS):
        goods = {(t[0], y): draw.gauss(0, 0.18) for t in TAXA for y in range(2022, 2026)}
        patches = {t[0]: nature.red_noise(VISITS, 0.55, 0.3, 9200 + 50 * s + k) for k, t in enumerate(TAXA)}
        for v in range(VISITS):
            when = nature.after(START, days=14 * v + draw.choice((0, 0, 0, 1, -1)) + s, hours=draw.choice((0, 0, 1, 2)))
            if draw.random() < 0.03:  # weather forbade the sampling
                continue
            for taxon in TAXA:
                cells = expected(taxon, s, nature.day_of_year(when), when.year, goods[(taxon[0], min(when.year, 2025))])
                mean = cells * 10 ** patches[taxon[0]][v] * VOLUME_LITRES
                counted = int(round(draw.gauss(mean, math.sqrt(mean)))) if mean > 12 else sum(draw.random() < mean / 24 for _ in range(24))
                if counted > 0:
                    rows.append((nature.iso(when), name, latitude, longitude, depth, taxon[0], taxon[1], counted,
                                 int(counted / VOLUME_LITRES)))
    write(folder, rows)


def write(folder, rows):
    table(folder, "occurrences.csv", ["occurrenceID,eventDate,locationID,decimalLatitude,decimalLongitude,"
          "minimumDepthInMeters,maximumDepthInMeters,basisOfRecord,scientificName,taxonRank,individualCount,"
          "organismQuantity,organismQuantityType"] + [
          "estran-demo-%05d,%s,%s,%.3f,%.3f,%d,%d,HumanObservation,%s,%s,%d,%d,cells per litre" % (
              n + 1, r[0], r[1], r[2], r[3], r[4], r[4], r[5], r[6], r[7], r[8]) for n, r in enumerate(rows)])
    table(folder, "stations.csv", ["locationID,decimalLatitude,decimalLongitude,depth_m,locality"] + [
          '%s,%.3f,%.3f,%d,"%s"' % station for station in STATIONS])
    table(folder, "taxon_groups.csv", ["scientificName,taxonRank,group"] + ["%s,%s,%s" % t[:3] for t in TAXA])


def table(folder, name, lines):
    with open(folder + "/" + name, "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(lines) + "\n")


main(sys.argv[1])
