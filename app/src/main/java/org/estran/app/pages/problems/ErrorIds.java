package org.estran.app.pages.problems;

import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives a failure a short name that is in the log beside its cause, and in the answer without it. */
@Component
class ErrorIds {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorIds.class);
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private final RandomGenerator randomness;

    ErrorIds(RandomGenerator randomness) {
        this.randomness = randomness;
    }

    /** A new id, logged with what failed where. */
    String log(String where, Throwable cause) {
        StringBuilder id = new StringBuilder(10);
        for (int i = 0; i < 10; i++) {
            id.append(ALPHABET.charAt(randomness.nextInt(ALPHABET.length())));
        }
        LOG.error("error {} at {}", id, where.replaceAll("\\p{Cntrl}", "?"), cause);
        return id.toString();
    }
}
