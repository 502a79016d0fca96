package org.estran.app.portal.record;

import java.util.List;

/** One line of a section: what is told, and what is told of it. */
public record Fact(String label, List<Shown> values) {}
