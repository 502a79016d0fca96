package org.estran.oaipmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.WithNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResumptionTokenTest {

    @Property(tries = 300)
    void holdsAllThereIsToKnow(
            @ForAll @StringLength(min = 1, max = 20) @CharRange(from = '!', to = '~') String prefix,
            @ForAll @WithNull @StringLength(min = 1, max = 40) @CharRange(from = '!', to = '~') @Nullable String set,
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second,
            @ForAll @LongRange(min = 0) long given,
            @ForAll @LongRange(min = 0) long listed) {
        ResumptionToken token = new ResumptionToken(
                Verb.LIST_IDENTIFIERS,
                new Selection(prefix, set, Datestamp.of("1999-12-31").orElseThrow(), null),
                Instant.ofEpochSecond(second),
                "an_id_12345",
                given,
                listed);
        assertThat(token.text()).matches("[A-Za-z0-9_-]+");
        assertThat(ResumptionToken.of(token.text())).contains(token);
    }

    @Property(tries = 300)
    void isRefusedWithOneLetterChanged(@ForAll @IntRange(min = 0, max = 80) int place, @ForAll char letter) {
        String text = new ResumptionToken(
                        Verb.LIST_RECORDS, new Selection("oai_dc", "kind", null, null), Instant.EPOCH, "id", 1, 2)
                .text();
        int at = place % text.length();
        String changed = text.substring(0, at) + letter + text.substring(at + 1);
        if (!changed.equals(text)) {
            assertThat(ResumptionToken.of(changed)).isEmpty();
        }
    }

    @Test
    void isRefusedCutShortOrHuge() {
        String text = new ResumptionToken(
                        Verb.LIST_RECORDS, new Selection("oai_dc", null, null, null), Instant.EPOCH, "id", 1, 2)
                .text();
        for (int end = 0; end < text.length(); end++) {
            assertThat(ResumptionToken.of(text.substring(0, end))).isEmpty();
        }
        assertThat(ResumptionToken.of(text + "A")).isEmpty();
        assertThat(ResumptionToken.of("A".repeat(5_000_000))).isEmpty();
    }
}
