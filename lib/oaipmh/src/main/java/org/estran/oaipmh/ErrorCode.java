package org.estran.oaipmh;

/** The error and exception conditions (section 3.6). */
public enum ErrorCode {
    /** Illegal, missing or repeated arguments, or values of illegal syntax. */
    BAD_ARGUMENT("badArgument"),
    BAD_RESUMPTION_TOKEN("badResumptionToken"),
    BAD_VERB("badVerb"),
    /** The format is not offered, or not for that item. */
    CANNOT_DISSEMINATE_FORMAT("cannotDisseminateFormat"),
    ID_DOES_NOT_EXIST("idDoesNotExist"),
    NO_RECORDS_MATCH("noRecordsMatch"),
    NO_METADATA_FORMATS("noMetadataFormats"),
    NO_SET_HIERARCHY("noSetHierarchy");

    private final String word;

    ErrorCode(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Whether the answer must not repeat the arguments of the request (section 3.2, of {@code request}). */
    boolean hidesArguments() {
        return this == BAD_ARGUMENT || this == BAD_VERB;
    }
}
