package org.estran.app.catalogue;

import org.estran.records.RelationType;

/**
 * What another record says of the one in hand.
 *
 * @param record the one that says it
 * @param type as it says it: {@code IsPartOf} where {@code record} is part of the one in hand
 */
public record RelatedRecord(CatalogueRecord record, RelationType type) {}
