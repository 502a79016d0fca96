package org.estran.app.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.estran.terms.Doi;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class IdentifiersTest {

    private static final URI PAGE = URI.create("https://data.example.org/records/a");

    @TempDir
    Path folder;

    private Centre centre;

    @BeforeEach
    void open() {
        centre = Centre.rehearsing(folder);
    }

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void givesARehearsalDoiWithoutAnAccount() {
        Doi doi = centre.identifiers().reserve("a");
        assertThat(doi.prefix()).isEqualTo("10.5072");
        assertThat(DoiSuffix.isValid(doi.suffix())).isTrue();
        assertThat(centre.state(doi).rehearsal()).isTrue();
        assertThat(centre.state(doi).wanted()).isEqualTo(DoiStatus.RESERVED);
    }

    @Test
    void aRecordKeepsItsDoi() {
        assertThat(centre.identifiers().reserve("a"))
                .isEqualTo(centre.identifiers().reserve("a"));
    }

    @Test
    void neverGivesADoiTwice() {
        Set<Doi> given = new HashSet<>();
        centre.database().transaction().executeWithoutResult(status -> {
            for (int i = 0; i < 2000; i++) {
                assertThat(given.add(centre.identifiers().reserve("record-" + i)))
                        .isTrue();
            }
        });
    }

    @Test
    void reservesInTheCallersTransaction() {
        Doi undone = centre.database().transaction().execute(status -> {
            status.setRollbackOnly();
            return centre.identifiers().reserve("a");
        });
        assertThat(undone).isNotNull();
        assertThat(centre.identifiers().state(undone)).isEmpty();
    }

    @Test
    void aRehearsalAsksNobodyAndIsNeverConfirmed() {
        Doi doi = centre.identifiers().reserve("a");
        centre.identifiers().makeFindable(doi, PAGE, Centre.attributes("A title"));
        assertThat(centre.jobs().list()).isEmpty();
        assertThat(centre.state(doi).wanted()).isEqualTo(DoiStatus.FINDABLE);
        assertThat(centre.state(doi).confirmed()).isEqualTo(DoiStatus.RESERVED);
        centre.identifiers().hide(doi);
        assertThat(centre.state(doi).wanted()).isEqualTo(DoiStatus.REGISTERED);
    }

    @Test
    void hidesNothingThatWasNeverShown() {
        Doi doi = centre.identifiers().reserve("a");
        centre.identifiers().hide(doi);
        assertThat(centre.state(doi).wanted()).isEqualTo(DoiStatus.RESERVED);
    }

    @Test
    void asksForTheJobInTheCallersTransaction() {
        try (Centre real = Centre.in(folder, URI.create("http://127.0.0.1:9"), "s3cret")) {
            Doi doi = real.identifiers().reserve("b");
            real.database().transaction().executeWithoutResult(status -> {
                real.identifiers().makeFindable(doi, PAGE, Centre.attributes("A title"));
                status.setRollbackOnly();
            });
            assertThat(real.state(doi).wanted()).isEqualTo(DoiStatus.RESERVED);
            assertThat(real.jobs().list()).isEmpty();
            real.identifiers().makeFindable(doi, PAGE, Centre.attributes("A title"));
            assertThat(real.jobs().list()).singleElement().satisfies(job -> {
                assertThat(job.kind()).isEqualTo("doi-registration");
                assertThat(job.instance()).isEqualTo(doi.text());
            });
        }
    }

    @Test
    void refusesWhatCannotBeSent() {
        Doi doi = centre.identifiers().reserve("a");
        assertThatThrownBy(() -> centre.identifiers().makeFindable(doi, URI.create("/records/a"), "{}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("absolute");
        assertThatThrownBy(() -> centre.identifiers().makeFindable(doi, PAGE, "[]"))
                .hasMessageContaining("not a JSON object");
        assertThatThrownBy(() -> centre.identifiers().makeFindable(doi, PAGE, "nothing"))
                .hasMessageContaining("not JSON");
        assertThatThrownBy(() -> centre.identifiers().makeFindable(new Doi("10.1", "x"), PAGE, "{}"))
                .hasMessageContaining("unknown-doi");
    }

    @Test
    void everyStateAndTroubleHasWordsInBothLanguages() throws Exception {
        for (String language : List.of("fr", "en")) {
            Properties words = new Properties();
            try (var in = Files.newBufferedReader(Path.of(Identifiers.class
                    .getResource("/i18n/identifiers_" + language + ".properties")
                    .toURI()))) {
                words.load(in);
            }
            for (DoiStatus status : DoiStatus.values()) {
                assertThat(words)
                        .containsKey("identifiers.status." + status.name().toLowerCase(Locale.ROOT));
            }
            for (DoiState.Trouble trouble : DoiState.Trouble.values()) {
                assertThat(words)
                        .containsKey("identifiers.trouble." + trouble.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    @Test
    void listsThemForStaff() {
        Doi doi = centre.identifiers().reserve("a");
        assertThat(centre.identifiers().list())
                .singleElement()
                .satisfies(state -> assertThat(state.doi()).isEqualTo(doi));
    }
}
