package org.estran.app.harvests;

/**
 * What became of the items of a run.
 *
 * @param got items that came, each counted once
 * @param added new records
 * @param changed records that say something else now
 * @param unchanged items that are as they were
 * @param removed records that left with their item
 * @param failed documents that gave no record: they are in quarantine
 * @param duplicates items whose record another document leads
 * @param kept documents that changed while their record was corrected or withdrawn here, which stands
 * @param repeated items that came more than once
 * @param bytes of all answers of the source
 */
public record HarvestCounts(
        long got,
        long added,
        long changed,
        long unchanged,
        long removed,
        long failed,
        long duplicates,
        long kept,
        long repeated,
        long bytes) {

    public static final HarvestCounts NONE = new HarvestCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** With so many records more that left, or stood all the same. */
    public HarvestCounts removing(long left, long stood) {
        return plus(new HarvestCounts(0, 0, 0, 0, left, 0, 0, stood, 0, 0));
    }

    public HarvestCounts plus(HarvestCounts more) {
        return new HarvestCounts(
                got + more.got,
                added + more.added,
                changed + more.changed,
                unchanged + more.unchanged,
                removed + more.removed,
                failed + more.failed,
                duplicates + more.duplicates,
                kept + more.kept,
                repeated + more.repeated,
                bytes + more.bytes);
    }
}
