package org.estran.app.catalogue;

import java.time.Instant;
import java.util.regex.Pattern;
import org.estran.records.MetadataRecord;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;

/**
 * A version of a record as it is published here.
 *
 * @param id this centre's own id, {@code [a-z][a-z0-9_]{5,39}}
 * @param doi null where it has none (a network, a piece of software...)
 * @param version 1, 2, ...
 * @param publishedAt when this version was published
 * @param changedAt when it was last published, corrected or withdrawn
 * @param withdrawal null while it stands
 * @param change the number of that last change among all the catalogue's; serves as entity tag
 * @param access who may have its data
 * @param parts the named parts of the catalogue it was brought for, put into or kept out of by hand
 */
public record CatalogueRecord(
        String id,
        MetadataRecord record,
        @Nullable Doi doi,
        int version,
        Instant publishedAt,
        Instant changedAt,
        @Nullable Withdrawal withdrawal,
        long fileCount,
        long byteCount,
        long change,
        AccessPolicy access,
        Parts parts) {

    /** The same under other conditions of access. */
    public CatalogueRecord with(AccessPolicy other) {
        return new CatalogueRecord(
                id,
                record,
                doi,
                version,
                publishedAt,
                changedAt,
                withdrawal,
                fileCount,
                byteCount,
                change,
                other,
                parts);
    }

    /** The same in other parts of the catalogue. */
    public CatalogueRecord with(Parts other) {
        return new CatalogueRecord(
                id,
                record,
                doi,
                version,
                publishedAt,
                changedAt,
                withdrawal,
                fileCount,
                byteCount,
                change,
                access,
                other);
    }

    public CatalogueRecord(
            String id,
            MetadataRecord record,
            @Nullable Doi doi,
            int version,
            Instant publishedAt,
            Instant changedAt,
            @Nullable Withdrawal withdrawal,
            long fileCount,
            long byteCount,
            long change,
            AccessPolicy access) {
        this(
                id,
                record,
                doi,
                version,
                publishedAt,
                changedAt,
                withdrawal,
                fileCount,
                byteCount,
                change,
                access,
                Parts.NONE);
    }

    /** The part of the catalogue that whoever brought it wants it in; null for none. */
    public @Nullable String part() {
        return parts.brought();
    }

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{5,39}");

    /** Whether a record may have that id; the form is that of an ERDDAP datasetID as well. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Withdrawn with its metadata: only the tombstone may be shown. */
    public boolean isGone() {
        return withdrawal != null && withdrawal.scope() == Withdrawal.Scope.ALL;
    }

    /** Its files may not be had any more; its metadata perhaps still. */
    public boolean isDataWithdrawn() {
        return withdrawal != null;
    }
}
