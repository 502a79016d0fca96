package org.estran.app.portal.record;

import java.util.List;

/**
 * A part of the complete record, as ISO 19115-1 parts it.
 *
 * @param anchor its place in the page, e.g. {@code distribution}
 */
public record Section(String anchor, String heading, List<Fact> facts) {}
