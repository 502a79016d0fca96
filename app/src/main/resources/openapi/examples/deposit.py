# A draft with a file; ESTRAN_TOKEN holds an access token, made on the page of your account
import json
import os
import urllib.request


def ask(method, path, body=None, kind="application/json"):
    request = urllib.request.Request("{base}" + path, data=body, method=method)
    request.add_header("Authorization", "Bearer " + os.environ["ESTRAN_TOKEN"])
    request.add_header("Content-Type", kind)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


draft = ask("POST", "/api/deposits", json.dumps({"title": {"en": "A first try"}}).encode())
csv = b"time,salinity\n2025-10-04T00:00:00Z,35.4\n"
ask("PUT", f"/api/deposits/{draft['id']}/files/salinity.csv", csv, "text/csv")
for finding in ask("GET", f"/api/deposits/{draft['id']}/findings?lang=en")["findings"]:
    print(finding["pointer"], finding["message"])
