# Data sets that speak of salinity, the best first
curl -fsS "{base}/api/records?q=salinity&kind=dataset&limit=5&lang=en"
