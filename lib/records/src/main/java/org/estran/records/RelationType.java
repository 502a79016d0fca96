package org.estran.records;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one thing stands to another: every {@code relationType} of DataCite 4.7; where it has no word, the association
 * types of ISO 19115-1 ({@code DS_AssociationTypeCode}, lower case first) and {@code operatesOn} of its services.
 */
public enum RelationType {
    IS_PART_OF("IsPartOf", "largerWorkCitation"),
    HAS_PART("HasPart", "isComposedOf"),
    IS_DERIVED_FROM("IsDerivedFrom", null),
    IS_SOURCE_OF("IsSourceOf", null),
    IS_CITED_BY("IsCitedBy", null),
    CITES("Cites", null),
    IS_DOCUMENTED_BY("IsDocumentedBy", null),
    DOCUMENTS("Documents", null),
    IS_DESCRIBED_BY("IsDescribedBy", null),
    DESCRIBES("Describes", null),
    IS_SUPPLEMENT_TO("IsSupplementTo", null),
    IS_SUPPLEMENTED_BY("IsSupplementedBy", null),
    IS_COLLECTED_BY("IsCollectedBy", null),
    COLLECTS("Collects", null),
    REFERENCES("References", null),
    IS_REFERENCED_BY("IsReferencedBy", null),
    REQUIRES("Requires", "dependency"),
    IS_REQUIRED_BY("IsRequiredBy", null),
    IS_OBSOLETED_BY("IsObsoletedBy", null),
    OBSOLETES("Obsoletes", null),
    IS_NEW_VERSION_OF("IsNewVersionOf", "revisionOf"),
    IS_PREVIOUS_VERSION_OF("IsPreviousVersionOf", null),
    HAS_VERSION("HasVersion", null),
    IS_VERSION_OF("IsVersionOf", null),
    CONTINUES("Continues", null),
    IS_CONTINUED_BY("IsContinuedBy", null),
    IS_PUBLISHED_IN("IsPublishedIn", null),
    IS_COMPILED_BY("IsCompiledBy", null),
    COMPILES("Compiles", null),
    IS_VARIANT_FORM_OF("IsVariantFormOf", null),
    IS_ORIGINAL_FORM_OF("IsOriginalFormOf", null),
    IS_IDENTICAL_TO("IsIdenticalTo", null),
    IS_REVIEWED_BY("IsReviewedBy", null),
    REVIEWS("Reviews", null),
    HAS_TRANSLATION("HasTranslation", null),
    IS_TRANSLATION_OF("IsTranslationOf", null),
    HAS_METADATA("HasMetadata", null),
    IS_METADATA_FOR("IsMetadataFor", null),
    OTHER("Other", null),
    CROSS_REFERENCE("crossReference", "crossReference"),
    SERIES("series", "series"),
    COLLECTIVE_TITLE("collectiveTitle", "collectiveTitle"),
    STEREO_MATE("stereoMate", "stereoMate"),
    PART_OF_SEAMLESS_DATABASE("partOfSeamlessDatabase", "partOfSeamlessDatabase"),
    OPERATES_ON("operatesOn", null),
    IS_OPERATED_ON_BY("isOperatedOnBy", null);

    private final String word;
    private final @Nullable String association;

    RelationType(String word, @Nullable String association) {
        this.word = word;
        this.association = association;
    }

    /** The word used in JSON, addresses and message keys. */
    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<RelationType> of(String word) {
        return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }

    /** What DataCite and ISO say alike is one constant: the constant of that {@code DS_AssociationTypeCode}. */
    public static Optional<RelationType> ofIso(String association) {
        return Arrays.stream(values())
                .filter(v -> association.equals(v.association))
                .findFirst();
    }

    /** The {@code DS_AssociationTypeCode} that says the same; empty where ISO has none. */
    public Optional<String> iso() {
        return Optional.ofNullable(association);
    }

    /** Whether the word is one of DataCite's, which are the capitalised ones. */
    public boolean isDataCite() {
        return Character.isUpperCase(word.charAt(0));
    }

    /** The same relation told from the other end; empty where the standards have no word for it. */
    public Optional<RelationType> inverse() {
        return switch (this) {
            case IS_PART_OF -> Optional.of(HAS_PART);
            case HAS_PART -> Optional.of(IS_PART_OF);
            case IS_DERIVED_FROM -> Optional.of(IS_SOURCE_OF);
            case IS_SOURCE_OF -> Optional.of(IS_DERIVED_FROM);
            case IS_CITED_BY -> Optional.of(CITES);
            case CITES -> Optional.of(IS_CITED_BY);
            case IS_DOCUMENTED_BY -> Optional.of(DOCUMENTS);
            case DOCUMENTS -> Optional.of(IS_DOCUMENTED_BY);
            case IS_DESCRIBED_BY -> Optional.of(DESCRIBES);
            case DESCRIBES -> Optional.of(IS_DESCRIBED_BY);
            case IS_SUPPLEMENT_TO -> Optional.of(IS_SUPPLEMENTED_BY);
            case IS_SUPPLEMENTED_BY -> Optional.of(IS_SUPPLEMENT_TO);
            case IS_COLLECTED_BY -> Optional.of(COLLECTS);
            case COLLECTS -> Optional.of(IS_COLLECTED_BY);
            case REFERENCES -> Optional.of(IS_REFERENCED_BY);
            case IS_REFERENCED_BY -> Optional.of(REFERENCES);
            case REQUIRES -> Optional.of(IS_REQUIRED_BY);
            case IS_REQUIRED_BY -> Optional.of(REQUIRES);
            case IS_OBSOLETED_BY -> Optional.of(OBSOLETES);
            case OBSOLETES -> Optional.of(IS_OBSOLETED_BY);
            case IS_NEW_VERSION_OF -> Optional.of(IS_PREVIOUS_VERSION_OF);
            case IS_PREVIOUS_VERSION_OF -> Optional.of(IS_NEW_VERSION_OF);
            case HAS_VERSION -> Optional.of(IS_VERSION_OF);
            case IS_VERSION_OF -> Optional.of(HAS_VERSION);
            case CONTINUES -> Optional.of(IS_CONTINUED_BY);
            case IS_CONTINUED_BY -> Optional.of(CONTINUES);
            case IS_COMPILED_BY -> Optional.of(COMPILES);
            case COMPILES -> Optional.of(IS_COMPILED_BY);
            case IS_VARIANT_FORM_OF -> Optional.of(IS_ORIGINAL_FORM_OF);
            case IS_ORIGINAL_FORM_OF -> Optional.of(IS_VARIANT_FORM_OF);
            case IS_IDENTICAL_TO -> Optional.of(IS_IDENTICAL_TO);
            case IS_REVIEWED_BY -> Optional.of(REVIEWS);
            case REVIEWS -> Optional.of(IS_REVIEWED_BY);
            case HAS_TRANSLATION -> Optional.of(IS_TRANSLATION_OF);
            case IS_TRANSLATION_OF -> Optional.of(HAS_TRANSLATION);
            case HAS_METADATA -> Optional.of(IS_METADATA_FOR);
            case IS_METADATA_FOR -> Optional.of(HAS_METADATA);
            case OTHER -> Optional.of(OTHER);
            case CROSS_REFERENCE -> Optional.of(CROSS_REFERENCE);
            case STEREO_MATE -> Optional.of(STEREO_MATE);
            case OPERATES_ON -> Optional.of(IS_OPERATED_ON_BY);
            case IS_OPERATED_ON_BY -> Optional.of(OPERATES_ON);
            case IS_PUBLISHED_IN, SERIES, COLLECTIVE_TITLE, PART_OF_SEAMLESS_DATABASE -> Optional.empty();
        };
    }

    @JsonCreator
    static RelationType read(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("no such relation type: " + word));
    }
}
