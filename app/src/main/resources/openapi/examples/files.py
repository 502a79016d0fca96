# The files of a data set, fetched and compared with their digests
import hashlib
import json
import urllib.request


def ask(address):
    with urllib.request.urlopen(address) as answer:
        return json.load(answer)


record = ask("{base}/api/records?q=tide+gauge+Brest&kind=dataset&limit=1")["items"][0]
for file in ask(record["files"]["href"])["items"]:
    with urllib.request.urlopen(file["href"]) as answer:
        content = answer.read()
    assert hashlib.sha512(content).hexdigest() == file["checksums"]["sha512"]
    print(file["path"], len(content), "bytes")
