# Data sets that speak of salinity, the best first
import json
import urllib.request

with urllib.request.urlopen("{base}/api/records?q=salinity&kind=dataset&limit=5&lang=en") as answer:
    found = json.load(answer)
print(found["numberMatched"], "data sets")
for record in found["items"]:
    print(record["id"], record["title"]["en"])
