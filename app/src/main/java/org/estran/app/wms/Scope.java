package org.estran.app.wms;

/** Which layers an address of the service offers, and so how they are called there. */
public sealed interface Scope {

    /** All of them: {@code record/path/variable}. */
    record Whole() implements Scope {}

    /** Those of a record: {@code variable} where it has one dataset, else {@code path/variable}. */
    record OfRecord(String recordId) implements Scope {}

    /** Those of a dataset: {@code variable}. */
    record OfDataset(String recordId, String path) implements Scope {}
}
