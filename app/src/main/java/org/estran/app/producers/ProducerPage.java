package org.estran.app.producers;

import java.time.Instant;
import java.util.List;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A page of the producers.
 *
 * @param next what to ask the next page with; null on the last one
 */
public record ProducerPage(List<Line> lines, @Nullable String next) {

    public ProducerPage {
        lines = List.copyOf(lines);
    }

    /**
     * One of them.
     *
     * @param name as its records write it
     * @param names what staff say it is called
     * @param records how many it produced
     * @param quality how much of what they should tell they tell, 0 to 100
     * @param deadLinks how many links of its records are dead, each counted once, as of some minutes ago
     * @param lastHarvest when the last whole run ended of a source that its records come from; null for none
     * @param logo the digest of its logo; null where there is none
     */
    public record Line(
            String name,
            LocalizedText names,
            long records,
            int quality,
            long deadLinks,
            @Nullable Instant lastHarvest,
            @Nullable String logo) {

        public String id() {
            return Producer.id(name);
        }

        /** What it is called for that reader. */
        public String called(Language language) {
            return names.exactly(language).orElse(name);
        }

        /** What it is called in the other language, where that is another name. */
        public String alsoCalled(Language language) {
            String other = names.exactly(language.other()).orElse(name);
            return other.equals(called(language)) ? "" : other;
        }
    }
}
