package org.estran.app.catalogue.store;

import java.util.function.UnaryOperator;
import org.estran.records.MetadataRecord;

/** Gives the free keywords of a record the addresses of the concepts they mean. */
interface Subjects {

    /** For a batch of records, over which a word is looked up once. */
    UnaryOperator<MetadataRecord> matching();
}
