package org.estran.app.dissemination.ogc;

import java.io.IOException;
import java.util.List;
import org.estran.app.accounts.Caller;
import org.estran.app.pages.Words;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The collections under {@code /ogc/collections} that are no catalogues of records. */
public interface OtherCollections {

    /** Those that the caller may have, in the order of their ids; at most so many. */
    List<Listed> all(Caller caller, Words words, int most) throws IOException;

    /**
     * A collection in the list of them.
     *
     * @param box null where nothing in it has a place
     * @param json as the collection itself answers
     */
    record Listed(String id, String title, @Nullable BoundingBox box, TimeInterval time, ObjectNode json) {}
}
