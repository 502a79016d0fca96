# One's drafts; ESTRAN_TOKEN holds an access token, made on the page of your account
library(jsonlite)

asked <- url("{base}/api/deposits", headers = c(Authorization = paste("Bearer", Sys.getenv("ESTRAN_TOKEN"))))
for (draft in fromJSON(readLines(asked, warn = FALSE), simplifyVector = FALSE)$items) cat(draft$id, draft$state, "\n")
close(asked)
