# Every record, page by page: each answer names the next one in its Link
next="{base}/api/records?limit=20"
while [ -n "$next" ]; do
  curl -fsS -D head.txt "$next" >> records.json
  next=$(tr -d '\r' < head.txt | sed -n 's/^[Ll]ink: <\(.*\)>; rel="next"/\1/p')
done
rm -f head.txt
