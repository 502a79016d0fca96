package org.estran.app.imports;

/**
 * What became of the documents of a run. Every document is counted in one of the first seven.
 *
 * @param added documents that became new records
 * @param changed documents that changed their record
 * @param unchanged documents that are known with the same bytes
 * @param kept documents that changed while their record was corrected or withdrawn here, which stands
 * @param failed documents that gave no record
 * @param duplicates documents whose identifier is another one's
 * @param ignored files that are no metadata document
 * @param missing documents of the source that are not there any more; their records stand
 * @param warnings remarks on documents that gave a record
 * @param bytes of all documents that were read
 */
public record ImportCounts(
        long added,
        long changed,
        long unchanged,
        long kept,
        long failed,
        long duplicates,
        long ignored,
        long missing,
        long warnings,
        long bytes) {

    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** All files that were looked at. */
    public long documents() {
        return added + changed + unchanged + kept + failed + duplicates + ignored;
    }

    public ImportCounts plus(ImportCounts more) {
        return new ImportCounts(
                added + more.added,
                changed + more.changed,
                unchanged + more.unchanged,
                kept + more.kept,
                failed + more.failed,
                duplicates + more.duplicates,
                ignored + more.ignored,
                missing + more.missing,
                warnings + more.warnings,
                bytes + more.bytes);
    }
}
