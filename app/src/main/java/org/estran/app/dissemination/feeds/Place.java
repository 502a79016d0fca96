package org.estran.app.dissemination.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.ChangesRequest.After;

/** A place in a feed, as the opaque word in its addresses. */
final class Place {

    private static final int LONGEST = 200;

    private Place() {}

    static String after(CatalogueRecord record) {
        String place = record.changedAt().getEpochSecond() + " " + record.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
    }

    /** Empty where the word is none of ours. */
    static Optional<After> of(String word) {
        try {
            String[] parts = word.length() > LONGEST
                    ? new String[0]
                    : new String(Base64.getUrlDecoder().decode(word), UTF_8).split(" ", -1);
            return parts.length == 2 && CatalogueRecord.isId(parts[1])
                    ? Optional.of(new After(Instant.ofEpochSecond(Long.parseLong(parts[0])), parts[1]))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
