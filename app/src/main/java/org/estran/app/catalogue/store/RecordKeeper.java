package org.estran.app.catalogue.store;

import java.util.List;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;

/** Keeps what was published where it lasts, within the transaction that is about to write its row. */
interface RecordKeeper {

    /** A new version; its files, if any, are in the archive already. */
    void keep(CatalogueRecord published, List<PublishedFile> files);

    /** A correction or a withdrawal; nothing for a record that is not of this centre's publishing. */
    void keepChange(CatalogueRecord changed, String why);
}
