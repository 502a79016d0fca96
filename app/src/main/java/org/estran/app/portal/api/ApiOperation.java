package org.estran.app.portal.api;

import java.util.List;

/**
 * Something that can be asked of {@code /api}, in the reader's language.
 *
 * @param who a word of the table of routes: {@code anyone}, {@code depositor}...
 */
public record ApiOperation(
        String id, String method, String path, String summary, String who, List<Parameter> parameters) {

    /** @param in {@code path}, {@code query} or {@code header} */
    public record Parameter(String name, String in, boolean required, String meaning) {}

    /** Operations of one subject. */
    public record Group(String name, String title, List<ApiOperation> operations) {}

    /** Another interface than {@code /api}. */
    public record Door(String name, String address, String summary) {}
}
