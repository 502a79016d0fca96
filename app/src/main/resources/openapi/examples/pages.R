# Every record, page by page: each answer names the next one in its links
library(jsonlite)

address <- "{base}/api/records?limit=20"
ids <- character()
while (!is.null(address)) {
  page <- fromJSON(address, simplifyVector = FALSE)
  ids <- c(ids, vapply(page$items, function(record) record$id, ""))
  onward <- Filter(function(link) link$rel == "next", page$links)
  address <- if (length(onward) > 0) onward[[1]]$href
}
cat(length(ids), "records\n")
