# The files of a data set, fetched and compared with their digests
id=$(curl -fsS "{base}/api/records?q=tide+gauge+Brest&kind=dataset&limit=1" | sed -n 's/.*"items":\[{"id":"\([a-z0-9_]*\)".*/\1/p')
curl -fsS "{base}/records/$id/files.txt?f=curl" | curl -fsS -K -
curl -fsS "{base}/records/$id/files.txt?f=sha512" | sha512sum -c
