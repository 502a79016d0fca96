package org.estran.records;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How one thing stands to another: {@code relationType} of DataCite 4.7, a first choice of them. */
public enum RelationType {
    IS_PART_OF("IsPartOf"),
    HAS_PART("HasPart"),
    IS_DERIVED_FROM("IsDerivedFrom"),
    IS_SOURCE_OF("IsSourceOf"),
    IS_CITED_BY("IsCitedBy"),
    CITES("Cites"),
    IS_DOCUMENTED_BY("IsDocumentedBy"),
    DOCUMENTS("Documents"),
    IS_SUPPLEMENT_TO("IsSupplementTo"),
    IS_COLLECTED_BY("IsCollectedBy"),
    COLLECTS("Collects"),
    REFERENCES("References"),
    IS_REFERENCED_BY("IsReferencedBy"),
    REQUIRES("Requires"),
    IS_REQUIRED_BY("IsRequiredBy"),
    IS_OBSOLETED_BY("IsObsoletedBy"),
    OBSOLETES("Obsoletes");

    private final String word;

    RelationType(String word) {
        this.word = word;
    }

    /** The word used in JSON, addresses and message keys. */
    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<RelationType> of(String word) {
        return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }

    @JsonCreator
    static RelationType read(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("no such relation type: " + word));
    }
}
