# Every record, page by page: each answer names the next one in its links
import json
import urllib.request

address, ids = "{base}/api/records?limit=20", []
while address:
    with urllib.request.urlopen(address) as answer:
        page = json.load(answer)
    ids += [record["id"] for record in page["items"]]
    address = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
print(len(ids), "records")
