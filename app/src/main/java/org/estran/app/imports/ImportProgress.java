package org.estran.app.imports;

/** Is told after every batch what the run has done so far. */
@FunctionalInterface
public interface ImportProgress {

    ImportProgress SILENT = counts -> {};

    /** May throw: the run then ends as interrupted, with what it wrote, and the exception goes on to who asked. */
    void at(ImportCounts counts);
}
