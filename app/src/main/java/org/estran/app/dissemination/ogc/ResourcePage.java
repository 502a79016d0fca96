package org.estran.app.dissemination.ogc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a resource shows.
 *
 * @param json the address of the same as JSON
 * @param search what was asked of a list of records; null where there is nothing to ask
 */
public record ResourcePage(
        String title, String lead, String json, @Nullable Search search, List<Section> sections) {

    /** A form that asks the same address again. */
    public record Search(String action, String q, String bbox, String datetime, String type) {}

    /** A part under a heading. */
    public record Section(String title, List<Row> rows) {}

    /**
     * @param address where it leads; empty for nowhere
     * @param text more of it; may be empty
     */
    public record Row(String name, String address, String text) {}
}
