# Data sets that speak of salinity, the best first
library(jsonlite)

found <- fromJSON("{base}/api/records?q=salinity&kind=dataset&limit=5&lang=en", simplifyVector = FALSE)
cat(found$numberMatched, "data sets\n")
for (record in found$items) cat(record$id, record$title$en, "\n")
