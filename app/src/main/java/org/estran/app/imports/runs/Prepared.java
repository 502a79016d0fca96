package org.estran.app.imports.runs;

import java.util.List;
import org.estran.app.imports.ImportLine;
import org.estran.app.origins.reading.Reading;
import org.estran.app.origins.store.DocumentRows;
import org.estran.app.origins.store.Original;
import org.jspecify.annotations.Nullable;

/** A document on its way to its row. */
sealed interface Prepared {

    String path();

    /** How many bytes were read of it. */
    long bytes();

    /** Known with the same bytes at the same place. */
    record Unchanged(String path, long bytes, DocumentRows.Row known) implements Prepared {}

    /** Read, new or changed. */
    record Readable(String path, Original original, Reading.Read reading) implements Prepared {
        @Override
        public long bytes() {
            return original.size();
        }
    }

    /** No record comes of it; the report says why. */
    record Told(String path, long bytes, ImportLine line, boolean cutsOff) implements Prepared {}

    /** The remarks on a document that was read, as lines of the report. */
    static List<ImportLine> warnings(Readable document, String recordId) {
        return document.reading().remarks().stream()
                .map(remark -> line(ImportLine.Kind.WARNING, document.path(), remark, recordId))
                .toList();
    }

    static ImportLine line(ImportLine.Kind kind, String path, Reading.Remark remark, @Nullable String recordId) {
        return new ImportLine(
                0,
                kind,
                path,
                remark.line(),
                remark.column(),
                remark.code(),
                remark.place(),
                remark.arguments(),
                recordId);
    }
}
