package org.estran.ows;

/** The exception codes of OWS Common (OGC 06-121r9, table 27) and of the services that add to them, with the HTTP status of table 28. */
public enum ExceptionCode {
    OPERATION_NOT_SUPPORTED("OperationNotSupported", 501),
    MISSING_PARAMETER_VALUE("MissingParameterValue", 400),
    INVALID_PARAMETER_VALUE("InvalidParameterValue", 400),
    VERSION_NEGOTIATION_FAILED("VersionNegotiationFailed", 400),
    INVALID_UPDATE_SEQUENCE("InvalidUpdateSequence", 400),
    OPTION_NOT_SUPPORTED("OptionNotSupported", 501),
    /** Of what no other code says; a mistake of the request as well. */
    NO_APPLICABLE_CODE("NoApplicableCode", 400),
    /** Nothing has that identifier: {@code InvalidParameterValue} told with the status 404 that CSW 3.0 wants. */
    NOTHING_IDENTIFIED("InvalidParameterValue", 404),
    /** OGC 07-006r1, 10.11.6. */
    TRANSACTION_FAILED("TransactionFailed", 409),
    /** Not a code of OWS: the caller must say who they are. */
    SIGN_IN_NEEDED("NoApplicableCode", 401),
    NOT_ALLOWED("NoApplicableCode", 403),
    TOO_LARGE("NoApplicableCode", 413),
    BUSY("NoApplicableCode", 503);

    private final String word;
    private final int status;

    ExceptionCode(String word, int status) {
        this.word = word;
        this.status = status;
    }

    public String word() {
        return word;
    }

    public int status() {
        return status;
    }
}
