package org.estran.app.access;

import org.estran.terms.LocalizedText;

/**
 * The terms that a reader must accept before the data of a record.
 *
 * @param recordId the record whose own they are; empty for the centre's
 * @param version which version of the text: a number of the centre's, or that of the record's version
 * @param digest SHA-256 of the words, in small hexadecimal digits: what is accepted is this text and no other
 */
public record StatedTerms(String recordId, String version, String digest, LocalizedText text) {}
