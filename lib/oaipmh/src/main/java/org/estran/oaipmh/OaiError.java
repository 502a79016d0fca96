package org.estran.oaipmh;

/**
 * One fault of a request.
 *
 * @param message for people
 */
public record OaiError(ErrorCode code, String message) {}
