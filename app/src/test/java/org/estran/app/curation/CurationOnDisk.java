package org.estran.app.curation;

import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.store.CatalogueOnDisk;
import org.estran.app.origins.store.OriginRows;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Curation over a catalogue in a folder, without Spring's container. */
public final class CurationOnDisk {

    private CurationOnDisk() {}

    public static Overlays overlays(CatalogueOnDisk centre, OriginRows origins) {
        return new Overlays(
                centre.catalogue,
                centre.history(),
                origins.documents(),
                new OverlayRows(JdbcClient.create(centre.source), new JdbcTemplate(centre.source)),
                new Callers(),
                centre.transaction,
                centre.events::add);
    }
}
