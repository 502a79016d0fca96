package org.estran.app.projects;

/**
 * A project or data centre was made, changed or deleted; told within the transaction of it.
 *
 * @param account who did it
 * @param what {@code made}, {@code changed} or {@code deleted}
 */
public record ProjectHappened(String account, String what, String slug) {}
