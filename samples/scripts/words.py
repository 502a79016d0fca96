"""The global attributes of the samples (CF-1.11, ACDD-1.3): each file says plainly that it is synthetic."""

from nature import iso

WARNING = ("Synthetic data made for demonstration; no instrument measured them. Not for science, navigation or "
           "engineering. / Données synthétiques de démonstration : aucun instrument ne les a mesurées. Ne pas utiliser "
           "pour la science, la navigation ou l'ingénierie.")


def about(identifier, title, summary, keywords, script, west, east, south, north, start, end, **more):
    """Start and end are datetimes in UTC; more holds what a file adds: featureType, resolution, vertical extent."""
    attributes = {
        "Conventions": "CF-1.11, ACDD-1.3",
        "title": "Synthetic demonstration data (données synthétiques de démonstration): " + title,
        "summary": summary + " " + WARNING,
        "keywords": keywords,
        "keywords_vocabulary": "CF Standard Name Table",
        "standard_name_vocabulary": "CF Standard Name Table v83",
        "id": identifier,
        "naming_authority": "org.estran",
        "institution": "Estran (demonstration centre)",
        "creator_name": "Estran (demonstration centre)",
        "creator_type": "institution",
        "publisher_name": "Estran (demonstration centre)",
        "publisher_type": "institution",
        "project": "Estran samples",
        "source": "synthetic: samples/scripts/" + script,
        "processing_level": "synthetic",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "acknowledgement": "Made by the Estran project; no real observation was used.",
        "comment": WARNING,
        "geospatial_lat_min": round(south, 4), "geospatial_lat_max": round(north, 4),
        "geospatial_lat_units": "degrees_north",
        "geospatial_lon_min": round(west, 4), "geospatial_lon_max": round(east, 4),
        "geospatial_lon_units": "degrees_east",
        "time_coverage_start": iso(start), "time_coverage_end": iso(end),
        "time_coverage_duration": duration(end - start),
    }
    attributes.update(more)
    attributes.update({
        "date_created": "2026-11-21",
        "history": "2026-11-21T00:00:00Z: written by samples/scripts/" + script,
    })
    return attributes


def duration(span):
    """ISO 8601, in days, hours and minutes."""
    hours, minutes = span.seconds // 3600, span.seconds % 3600 // 60
    clock = ("%dH" % hours if hours else "") + ("%dM" % minutes if minutes else "")
    return "P%dD" % span.days + ("T" + clock if clock else "")


LATITUDE = {"long_name": "latitude", "standard_name": "latitude", "units": "degrees_north"}
LONGITUDE = {"long_name": "longitude", "standard_name": "longitude", "units": "degrees_east"}


def time(units):
    return {"long_name": "time (UTC)", "standard_name": "time", "units": units, "calendar": "standard", "axis": "T"}


def flags(of, standard_name):
    """Quality flags in the words of Argo's reference table 2; one standard name with its modifier (CF appendix C)."""
    return {"long_name": "quality of " + of, "standard_name": standard_name + " status_flag",
            "flag_values": [0, 1, 2, 3, 4, 9],
            "flag_meanings": "no_qc good probably_good probably_bad bad missing"}
