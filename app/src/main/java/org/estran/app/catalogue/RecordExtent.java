package org.estran.app.catalogue;

import java.util.List;
import org.estran.records.Kind;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;

/** Where a found record is; {@code boxes} is never empty. */
public record RecordExtent(String id, Kind kind, LocalizedText title, List<BoundingBox> boxes) {}
