package org.estran.app.catalogue.store;

import org.estran.records.MetadataRecord;

/** Gives the free keywords of a record the addresses of the concepts they mean. */
interface Subjects {

    MetadataRecord matched(MetadataRecord record);
}
