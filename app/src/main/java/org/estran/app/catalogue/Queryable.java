package org.estran.app.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a record may be asked for by name, in a {@link org.estran.filters.Filter} and in an {@link Order}. The doors give
 * these properties the names of their standards.
 */
public enum Queryable {
    /** This centre's own id. */
    ID(Type.TEXT),
    /** Its own id, its DOI, and every identifier that came with it, verbatim; ordered by what its description calls itself, else its own id. */
    IDENTIFIER(Type.TEXT),
    /** All its words, compared without regard to case and accents; equal to it is what it contains. */
    ANY_TEXT(Type.PROSE),
    TITLE(Type.TEXT),
    ALTERNATE_TITLE(Type.TEXT),
    ABSTRACT(Type.PROSE),
    LINEAGE(Type.PROSE),
    /** {@link org.estran.records.Kind#word()}. */
    KIND(Type.TEXT),
    /** A keyword's label in any language, or its address. */
    KEYWORD(Type.TEXT),
    /** ISO 19115 topic category. */
    TOPIC(Type.TEXT),
    /** Id of a term of the bilingual list it is about, or of a broader one. */
    THEME(Type.TEXT),
    ORGANISATION(Type.TEXT),
    /** Bare ROR id of an organisation that takes part. */
    ORGANISATION_ID(Type.TEXT),
    /** Whom a citation names: {@code Family, Given}, or an organisation. */
    CREATOR(Type.TEXT),
    /** Whoever else is responsible, but for the publishers. */
    CONTRIBUTOR(Type.TEXT),
    PUBLISHER(Type.TEXT),
    /** ISO 639-1 code of the resource's language. */
    LANGUAGE(Type.TEXT),
    /** SPDX identifier, or the licence's address. */
    LICENCE(Type.TEXT),
    /** Of data kept here: {@code open}, {@code embargoed} or {@code restricted}. */
    ACCESS(Type.TEXT),
    /** What limits access or use, in words; the licence too. */
    RIGHTS(Type.TEXT),
    /** Name of an observed quantity: its CF standard name, its long or its short one. */
    VARIABLE(Type.TEXT),
    /** Identifier of what it is part of, compared as {@link #IDENTIFIER} of that: bare DOI, lower case. */
    NETWORK(Type.TEXT),
    /** Identifier of what it is part of, verbatim. */
    PARENT(Type.TEXT),
    /** Identifier of anything it is related to, verbatim. */
    RELATION(Type.TEXT),
    /** Name or media type of a form in which it is had. */
    FORMAT(Type.TEXT),
    /** {@link Parts#words()}. */
    PART(Type.TEXT),
    REFERENCE_SYSTEM(Type.TEXT),
    /** Name of a place it is about. */
    PLACE_NAME(Type.TEXT),
    /** A service's type: {@code OGC:WMS}, {@code view}... */
    SERVICE_TYPE(Type.TEXT),
    /** {@link CatalogueRecord#changedAt()}. */
    MODIFIED(Type.MOMENT),
    /** The date its description gives itself; else {@link CatalogueRecord#changedAt()}. */
    STAMPED(Type.MOMENT),
    /** The resource's date of publication; else {@link CatalogueRecord#publishedAt()}. */
    PUBLISHED(Type.MOMENT),
    /** The resource's date of publication, as its description tells it; none where it does not. */
    ISSUED(Type.MOMENT),
    /** When the resource was created. */
    CREATED(Type.MOMENT),
    /** When the resource was last revised. */
    REVISED(Type.MOMENT),
    /** When the time it is about begins; none where that is open. */
    BEGIN(Type.MOMENT),
    /** When the time it is about ends; none where that is open. */
    END(Type.MOMENT),
    /** The time it is about: each period for having part in another, the span of all for every other relation. */
    TIME(Type.PERIOD),
    /** Where: its shapes, else its boxes. */
    PLACE(Type.PLACE),
    /** Metres below mean sea level, growing downwards; a range, some depth of which is compared. */
    DEPTH(Type.DEPTH);

    /** What can be asked of a property. */
    public enum Type {
        /** Texts, one of which is enough: compared, like, in, several against several. */
        TEXT,
        /** Long texts: like a pattern, equal. */
        PROSE,
        /** A date or an instant: compared, and related to a period. */
        MOMENT,
        /** A period: related to another. */
        PERIOD,
        /** A geometry: related to another. */
        PLACE,
        /** A range of numbers: compared. */
        DEPTH
    }

    private final Type type;

    Queryable(Type type) {
        this.type = type;
    }

    public Type type() {
        return type;
    }

    /** The name of the property: its own, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether records have an order by it. */
    public boolean isSortable() {
        return type == Type.TEXT || type == Type.MOMENT;
    }

    public static Optional<Queryable> of(String word) {
        return Arrays.stream(values()).filter(q -> q.word().equals(word)).findFirst();
    }
}
