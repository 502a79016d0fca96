package org.estran.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.estran.terms.Language;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Map<String, String> TEXTS = Map.of(
            "files.one", "{0} fichier d'origine",
            "files.other", "{0} fichiers",
            "period.between", "du {0} au {1}",
            "period.since", "depuis le {0}");

    private final Words french = new Words(Language.FR, TEXTS);
    private final Words english = new Words(Language.EN, TEXTS);

    @Test
    void writesDatesAsEachLanguageDoes() {
        assertThat(french.date(LocalDate.of(2021, 3, 12))).isEqualTo("12 mars 2021");
        assertThat(english.date(LocalDate.of(2021, 3, 12))).isEqualTo("12 March 2021");
        assertThat(french.date(LocalDate.of(2021, 8, 1))).isEqualTo("1er août 2021");
        assertThat(french.date("2021-08")).isEqualTo("août 2021");
        assertThat(english.date("2021")).isEqualTo("2021");
    }

    @Test
    void writesSizesInPowersOfTen() {
        assertThat(french.size(1_234_567)).isEqualTo("1,2\u00a0Mo");
        assertThat(english.size(1_234_567)).isEqualTo("1.2\u00a0MB");
        assertThat(english.size(999)).isEqualTo("999\u00a0B");
        assertThat(english.size(1000)).isEqualTo("1\u00a0kB");
        assertThat(english.size(50_000_000_000L)).isEqualTo("50\u00a0GB");
        assertThat(french.size(123_456_789)).isEqualTo("123\u00a0Mo");
    }

    @Test
    void countsZeroAsOneInFrenchAndAsManyInEnglish() {
        assertThat(french.count("files", 0)).isEqualTo("0 fichier d'origine");
        assertThat(english.count("files", 0)).isEqualTo("0 fichiers");
        assertThat(english.count("files", 1200)).isEqualTo("1,200 fichiers");
    }

    @Test
    void saysOpenPeriods() {
        Instant start = Instant.parse("2021-03-12T00:00:00Z");
        assertThat(french.period(new TimeInterval(start, null))).isEqualTo("depuis le 12 mars 2021");
        assertThat(french.period(new TimeInterval(start, start.plusSeconds(3600))))
                .isEqualTo("12 mars 2021");
    }

    @Test
    void showsAnUnknownKeyAsItself() {
        assertThat(french.text("nobody.said")).isEqualTo("nobody.said");
    }
}
