package org.estran.app.portal.record;

import java.time.Instant;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.records.AccessCondition;

/**
 * What the page says about who may have the data.
 *
 * @param condition what holds now for the files that no part names
 * @param isMixed whether some files have a condition of their own that still holds
 * @param isLetIn whether this reader may have what is closed to others
 * @param isAskedFor whether any of it is to be asked for
 * @param hasTermsFirst whether this reader has terms to accept first
 */
public record DataAccess(
        AccessCondition condition, boolean isMixed, boolean isLetIn, boolean isAskedFor, boolean hasTermsFirst) {

    static DataAccess of(AccessPolicy policy, Instant now, boolean isLetIn, boolean hasTermsFirst) {
        AccessPolicy present = policy.withoutPast(now);
        return new DataAccess(
                present.data(),
                present.parts().stream().anyMatch(part -> !part.condition().equals(present.data())),
                isLetIn,
                policy.isRestricted(),
                hasTermsFirst);
    }

    /** Whether this reader may have every file. */
    public boolean isWhole() {
        return !hasTermsFirst && (isLetIn || (condition.isOpen() && !isMixed));
    }

    /** Whether this reader may have any file. */
    public boolean isAny() {
        return !hasTermsFirst && (isLetIn || isMixed || condition.isOpen());
    }
}
