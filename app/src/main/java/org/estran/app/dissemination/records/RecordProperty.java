package org.estran.app.dissemination.records;

import java.util.Arrays;
import java.util.Optional;
import org.estran.app.catalogue.Queryable;

/** The properties of a record by which it may be asked for and sorted, by their names in OGC API Records (table 8). */
enum RecordProperty {
    ID("id", Queryable.ID),
    TYPE("type", Queryable.KIND),
    TITLE("title", Queryable.TITLE),
    DESCRIPTION("description", Queryable.ABSTRACT),
    KEYWORDS("keywords", Queryable.KEYWORD),
    EXTERNAL_IDS("externalIds", Queryable.IDENTIFIER),
    UPDATED("updated", Queryable.MODIFIED),
    ISSUED("issued", Queryable.PUBLISHED),
    GEOMETRY("geometry", Queryable.PLACE),
    TIME("time", Queryable.TIME),
    TIME_BEGIN("begin", Queryable.BEGIN),
    TIME_END("end", Queryable.END),
    DEPTH("depth", Queryable.DEPTH),
    RESOURCE_LANGUAGES("resourceLanguages", Queryable.LANGUAGE),
    ORGANIZATION("organization", Queryable.ORGANISATION),
    CREATOR("creator", Queryable.CREATOR),
    CONTRIBUTOR("contributor", Queryable.CONTRIBUTOR),
    PUBLISHER("publisher", Queryable.PUBLISHER),
    LICENSE("license", Queryable.LICENCE),
    RIGHTS("rights", Queryable.RIGHTS),
    THEME("theme", Queryable.THEME),
    TOPIC("topic", Queryable.TOPIC),
    VARIABLE("variable", Queryable.VARIABLE),
    NETWORK("network", Queryable.NETWORK),
    PLACE_NAME("placeName", Queryable.PLACE_NAME),
    FORMAT("format", Queryable.FORMAT),
    ACCESS("access", Queryable.ACCESS),
    LINEAGE("lineage", Queryable.LINEAGE),
    ANY_TEXT("anyText", Queryable.ANY_TEXT);

    private final String word;
    private final Queryable queryable;

    RecordProperty(String word, Queryable queryable) {
        this.word = word;
        this.queryable = queryable;
    }

    /** Its name in filters, parameters and orders. */
    String word() {
        return word;
    }

    Queryable queryable() {
        return queryable;
    }

    boolean isSortable() {
        return queryable.isSortable();
    }

    /** Whether {@code ?name=value} may ask for it (19-079r2, Queryables as Query Parameters). */
    boolean isParameter() {
        return switch (queryable.type()) {
            case TEXT, PROSE, MOMENT -> true;
            case PERIOD, PLACE, DEPTH -> false;
        };
    }

    static Optional<RecordProperty> of(String word) {
        return Arrays.stream(values()).filter(p -> p.word.equals(word)).findFirst();
    }
}
