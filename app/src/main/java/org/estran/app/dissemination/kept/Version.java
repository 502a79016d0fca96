package org.estran.app.dissemination.kept;

/**
 * The state of a record that a document tells.
 *
 * @param change the number of the record's last change
 * @param origin what the document it came from is known by, for others may send one again that says the same in other
 *     bytes; empty for a record that was made here
 */
public record Version(long change, String origin) {}
