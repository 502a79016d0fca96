package org.estran.app.catalogue.store;

import java.time.Clock;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.estran.records.MetadataRecord;
import org.estran.terms.Accents;
import org.estran.terms.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out record ids, each once: readable words of the title and eight random characters. */
@Component
class RecordIds {

    // Without vowels and look-alikes, so that chance spells no word and no letter is misread.
    private static final String ALPHABET = "23456789bcdfghjkmnpqrstvwxz";
    private static final int RANDOM = 8;
    private static final int WORDS = 40 - 1 - RANDOM;

    private final JdbcClient database;
    private final Clock clock;
    private final RandomGenerator random;

    RecordIds(JdbcClient database, Clock clock, RandomGenerator random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
    }

    String next(MetadataRecord record) {
        String words = words(record);
        String id;
        do {
            id = words + "_" + randomPart();
        } while (!take(id));
        return id;
    }

    /** False where it was given out before. */
    boolean take(String id) {
        return database.sql("INSERT INTO record_id (id, given_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING")
                        .params(id, clock.millis())
                        .update()
                == 1;
    }

    private String randomPart() {
        return random.ints(RANDOM, 0, ALPHABET.length())
                .map(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String words(MetadataRecord record) {
        String folded = Accents.without(
                        record.title().best(Language.EN).replace("œ", "oe").replace("Œ", "oe"))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        if (folded.isEmpty()) {
            return record.kind().word();
        }
        String readable = Character.isDigit(folded.charAt(0)) ? record.kind().word() + "_" + folded : folded;
        return atWordEnd(readable);
    }

    private static String atWordEnd(String words) {
        if (words.length() <= WORDS) {
            return words;
        }
        int end = words.lastIndexOf('_', WORDS);
        return words.substring(0, end > 8 ? end : WORDS);
    }
}
