package org.estran.app.deposit;

/**
 * Which version of which record a deposit will be.
 *
 * @param version 1, 2, ...
 * @param base the published version it began from; 0 for a first one
 */
public record VersionOf(String recordId, int version, int base) {

    /** The first version of the record that will have the deposit's own id. */
    public static VersionOf first(String depositId) {
        return new VersionOf(depositId, 1, 0);
    }

    public boolean isFirst() {
        return base == 0;
    }
}
