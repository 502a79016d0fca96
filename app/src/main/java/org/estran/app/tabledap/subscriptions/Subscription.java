package org.estran.app.tabledap.subscriptions;

import java.time.Instant;
import org.estran.terms.Language;

/**
 * The wish of an address to be told when a dataset changes.
 *
 * @param id whoever knows it confirms and ends the subscription: only mails to the address tell it
 * @param recordId the dataset
 * @param email in small letters
 * @param isConfirmed whether somebody who reads the mail of that address said so
 * @param version of the record that the address knows of
 */
public record Subscription(
        String id,
        String recordId,
        String email,
        Language language,
        Instant askedAt,
        boolean isConfirmed,
        int version) {

    /** The same once the address knows of that version. */
    Subscription told(int of) {
        return new Subscription(id, recordId, email, language, askedAt, isConfirmed, of);
    }

    /** Where it is confirmed. */
    public String confirmation() {
        return "/erddap/subscriptions/validate.html?subscriptionID=" + id;
    }

    /** Where it ends. */
    public String removal() {
        return "/erddap/subscriptions/remove.html?subscriptionID=" + id;
    }
}
