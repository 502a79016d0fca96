package org.estran.app.portal.record;

import org.estran.app.catalogue.PublishedFile;

/** A file to download. */
public record FileLine(String path, String address, long size, String mediaType, String sha512, String md5) {

    static FileLine of(PublishedFile file) {
        return new FileLine(
                file.path(),
                Publications.fileAddress(file.recordId(), file.path()),
                file.size(),
                file.mediaType(),
                file.checksums().sha512(),
                file.checksums().md5());
    }
}
