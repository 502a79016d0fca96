"""Checks answers of OGC API Records against the standard's schemas: judge.py BASE FOLDER-OF-SCHEMAS."""
import json
import pathlib
import sys
import urllib.request
import warnings

import jsonschema
import yaml

warnings.simplefilter("ignore")
base, folder = sys.argv[1], pathlib.Path(sys.argv[2])
SCHEMAS = "https://schemas.opengis.net/"
RECORDS = SCHEMAS + "ogcapi/records/part1/1.0/openapi/schemas/"
FEATURES = SCHEMAS + "ogcapi/features/part1/1.0/openapi/schemas/"
EDR = SCHEMAS + "ogcapi/edr/1.1/openapi/schemas/"


def plain(node):
    """OpenAPI's "nullable" in the words of JSON Schema."""
    if isinstance(node, dict):
        out = {key: plain(value) for key, value in node.items()}
        if out.pop("nullable", False) is True and "type" in out:
            out["type"] = [out["type"], "null"]
        return out
    return [plain(one) for one in node] if isinstance(node, list) else node


def schema(uri):
    path = uri[len(SCHEMAS):]
    read = yaml.safe_load((folder / path).read_text())
    if path.endswith("features/part1/1.0/openapi/schemas/featureGeoJSON.yaml"):
        # A feature without a place has the geometry null (RFC 7946, section 3.2), as records have it.
        read["properties"]["geometry"] = {"oneOf": [{"type": "null"}, {"$ref": "geometryGeoJSON.yaml"}]}
    # The null of time.yaml is said a second time beside it, in a oneOf.
    return read if path.endswith("/time.yaml") else plain(read)


resolver = jsonschema.RefResolver(SCHEMAS, {}, handlers={"https": schema})
checked = errors = 0


def get(path):
    request = urllib.request.Request(base + path, headers={"Accept": "application/json"})
    return json.load(urllib.request.urlopen(request))


def check(name, uri, answer):
    global checked, errors
    checked += 1
    validator = jsonschema.Draft202012Validator(
        {"$ref": uri}, resolver=resolver, format_checker=jsonschema.FormatChecker())
    for error in list(validator.iter_errors(answer))[:5]:
        errors += 1
        print(name, list(error.absolute_path), error.message[:300])


check("landing page", RECORDS + "landingPage.yaml", get(""))
check("conformance", FEATURES + "confClasses.yaml", get("/conformance"))
collections = get("/collections")
check("collections", FEATURES + "collections.yaml", collections)
for one in collections["collections"]:
    if one["itemType"] == "feature":
        check(one["id"], EDR + "collections/collection.yaml", one)
        check(one["id"], EDR + "collections/collection.yaml", get("/collections/" + one["id"]))
        check(one["id"], FEATURES + "featureCollectionGeoJSON.yaml", get("/collections/" + one["id"] + "/items"))
        jsonschema.Draft202012Validator.check_schema(get("/collections/" + one["id"] + "/queryables"))
        continue
    check(one["id"], RECORDS + "collection.yaml", one)
    check(one["id"], RECORDS + "collection.yaml", get("/collections/" + one["id"]))
    check(one["id"] + " to crawl", RECORDS + "collection.yaml", get("/collections/" + one["id"] + "/crawl"))
    for name in ("queryables", "sortables", "schema"):
        jsonschema.Draft202012Validator.check_schema(get("/collections/" + one["id"] + "/" + name))
offset = 0
while True:
    page = get("/collections/catalogue/items?facets=true&limit=200&offset=%d" % offset)
    check("page at %d" % offset, FEATURES + "featureCollectionGeoJSON.yaml", page)
    for record in page["features"]:
        check(record["id"], RECORDS + "recordGeoJSON.yaml", record)
    offset += len(page["features"])
    if not any(link["rel"] == "next" for link in page["links"]):
        break
print(offset, "records,", checked, "answers checked,", errors, "errors")
sys.exit(1 if errors else 0)
