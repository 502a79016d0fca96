# The files of a data set, fetched and compared with their digests
library(jsonlite)

record <- fromJSON("{base}/api/records?q=tide+gauge+Brest&kind=dataset&limit=1", simplifyVector = FALSE)$items[[1]]
for (file in fromJSON(record$files$href, simplifyVector = FALSE)$items) {
  download.file(file$href, basename(file$path), mode = "wb", quiet = TRUE)
  stopifnot(tools::md5sum(basename(file$path)) == file$checksums$md5)
  cat(file$path, file$size, "bytes\n")
}
