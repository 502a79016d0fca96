package org.estran.app.dissemination.signposting;

import java.util.List;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.Publications;

/**
 * The page of a record, or of one version of it, and where it leads, but for its files.
 *
 * @param page its absolute address
 */
record Landmark(CatalogueRecord found, String page, List<Signpost> posts) {

    Landmark {
        posts = List.copyOf(posts);
    }

    boolean hasFiles() {
        return !found.isDataWithdrawn() && found.fileCount() > 0;
    }

    String file(String path) {
        return Publications.fileAddress(page, path);
    }

    /** The link back to the page. */
    Signpost back(String rel) {
        return new Signpost(page, rel, "text/html");
    }
}
