package org.estran.app.projects;

/**
 * A picture that stands for a project, in a form that cannot run anything.
 *
 * @param mediaType {@code image/png} or {@code image/jpeg}
 * @param digest SHA-256 of its bytes, lower-case hexadecimal
 */
public record Logo(String mediaType, String digest, byte[] content) {}
