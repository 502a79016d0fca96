# A draft with a file; ESTRAN_TOKEN holds an access token, made on the page of your account
printf 'time,salinity\n2025-10-04T00:00:00Z,35.4\n' > salinity.csv
id=$(curl -fsS -X POST -H "Authorization: Bearer $ESTRAN_TOKEN" -H "Content-Type: application/json" \
  -d '{"title": {"en": "A first try"}}' "{base}/api/deposits" | sed -n 's/.*"id":"\([^"]*\)".*/\1/p')
curl -fsS -T salinity.csv -H "Authorization: Bearer $ESTRAN_TOKEN" "{base}/api/deposits/$id/files/salinity.csv"
curl -fsS -H "Authorization: Bearer $ESTRAN_TOKEN" "{base}/api/deposits/$id/findings?lang=en"
