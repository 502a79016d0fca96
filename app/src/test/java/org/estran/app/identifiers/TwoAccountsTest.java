package org.estran.app.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.estran.app.identifiers.DataCiteProperties.Account;
import org.estran.app.identifiers.DataCiteServer.Fault;
import org.estran.app.identifiers.DoiCheck.Outcome;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.TryAgainAfter;
import org.estran.terms.Doi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A centre with an account of its own and one of a data centre, at two agencies. */
@SuppressWarnings("NullAway.Init")
class TwoAccountsTest {

    private static final URI PAGE = URI.create("https://data.example.org/records/tides");
    private static final String USUAL = "10.12770";
    private static final String TIDES = "10.23456";

    @TempDir
    Path folder;

    private DataCiteServer usual;
    private DataCiteServer ofTides;
    private Centre centre;

    @BeforeEach
    void open() {
        usual = DataCiteServer.started().withAccount("SOMEBODY.CENTRE", "s3cret", USUAL);
        ofTides = DataCiteServer.started().withAccount("SOMEBODY.TIDES", "an0ther", TIDES);
        centre = Centre.in(
                folder,
                new DataCiteProperties(
                        List.of(
                                new Account(usual.address(), "SOMEBODY.CENTRE", "s3cret", List.of(USUAL), null),
                                new Account(ofTides.address(), "SOMEBODY.TIDES", "an0ther", List.of(TIDES), "tides")),
                        Duration.ofSeconds(1)));
    }

    @AfterEach
    void close() {
        centre.close();
        usual.close();
        ofTides.close();
    }

    @Test
    void aDataCentreReservesUnderThePrefixOfItsAccountAndAllOthersUnderTheFirst() {
        Identifiers identifiers = centre.identifiers();
        assertThat(identifiers.prefixOf("tides", "")).isEqualTo(TIDES);
        assertThat(identifiers.prefixOf("waves", "")).isEqualTo(USUAL);
        assertThat(identifiers.prefixOf("waves", TIDES)).isEqualTo(TIDES);
        assertThat(identifiers.reserve("one").prefix()).isEqualTo(USUAL);
        Doi doi = identifiers.reserve("two", TIDES);
        assertThat(doi.prefix()).isEqualTo(TIDES);
        assertThat(identifiers.reserve("two", USUAL))
                .as("a record keeps its DOI")
                .isEqualTo(doi);
        assertThat(identifiers.accounts()).extracting(DoiAccount::toString).noneMatch(text -> text.contains("s3cret"));
    }

    @Test
    void aDraftThatMovesToAnotherPrefixAndBackHasItsFormerDoiAndNobodyElseGetsAny() {
        Identifiers identifiers = centre.identifiers();
        Set<Doi> given = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            String record = "record_" + i;
            Doi first = identifiers.reserve(record);
            Doi moved = identifiers.moveTo(TIDES, first, record);
            assertThat(moved.prefix()).isEqualTo(TIDES);
            assertThat(identifiers.moveTo(TIDES, moved, record)).isEqualTo(moved);
            if (i % 2 == 0) {
                assertThat(identifiers.moveTo(USUAL, moved, record)).isEqualTo(first);
                assertThat(identifiers.reserve(record)).isEqualTo(first);
            }
            assertThat(given.add(first)).isTrue();
            assertThat(given.add(moved)).isTrue();
        }
        assertThat(given.stream().map(Doi::suffix).distinct())
                .as("no suffix under two prefixes")
                .hasSize(100);
        Doi known = identifiers.reserve("record_0");
        identifiers.makeFindable(known, PAGE, Centre.attributes("Tides"));
        assertThatThrownBy(() -> identifiers.moveTo(TIDES, known, "record_0"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whateverOneAgencyDoesTheOtherAccountGoesOn(Fault fault) throws Exception {
        ofTides.slowness(Duration.ofSeconds(3));
        ofTides.fail(fault);
        Doi hindered = wanted("hindered", TIDES, Centre.attributes("Tides"));
        Doi other = wanted("other", USUAL, Centre.attributes("Waves"));
        assertThatThrownBy(() -> register(hindered)).isInstanceOf(TryAgainAfter.class);
        register(other);
        assertThat(centre.state(other).upToDate()).isTrue();
        assertThat(centre.state(hindered).trouble()).isNotNull();
        if (fault == Fault.TOO_MANY) {
            assertThatThrownBy(() -> register(hindered))
                    .as("only who was asked to wait waits")
                    .isInstanceOf(TryAgainAfter.class);
        } else {
            register(hindered);
            assertThat(centre.state(hindered).upToDate()).isTrue();
            assertThat(ofTides.dois()).containsExactly(hindered.text());
        }
        assertThat(usual.dois()).containsExactly(other.text());
    }

    @Test
    void anAgencyThatIsGoneOrRefusesKeepsNoOtherWaiting() throws Exception {
        Doi refused = wanted("refused", TIDES, "{\"titles\": []}");
        assertThatThrownBy(() -> register(refused)).hasMessageContaining("422");
        ofTides.close();
        Doi hindered = wanted("hindered", TIDES, Centre.attributes("Tides"));
        Doi other = wanted("other", USUAL, Centre.attributes("Waves"));
        assertThatThrownBy(() -> register(hindered)).isInstanceOf(TryAgainAfter.class);
        register(other);
        assertThat(centre.state(other).upToDate()).isTrue();
    }

    @Test
    void eachAccountIsComparedByItselfDaily() throws Exception {
        Doi lost = wanted("lost", USUAL, Centre.attributes("Waves"));
        register(lost);
        Doi there = wanted("there", TIDES, Centre.attributes("Tides"));
        register(there);
        ofTides.hold(
                TIDES + "/foreign",
                "publish",
                Centre.attributes("A title").replaceFirst("\\{", "{\"url\": \"https://other.example.org/\", "));
        usual.close();

        centre.reconciliation().run(new JobRequest("2026-01-01", ""));
        assertThat(centre.jobs().list()).extracting(job -> job.instance()).contains("@" + USUAL, "@" + TIDES);
        assertThatThrownBy(() -> compare(USUAL)).isInstanceOf(TryAgainAfter.class);
        compare(TIDES);
        assertThat(found(Outcome.AGREES)).containsExactly(there);
        assertThat(found(Outcome.UNKNOWN)).extracting(Doi::text).containsExactly(TIDES + "/foreign");
        assertThat(found(Outcome.ABSENT)).isEmpty();
    }

    @Test
    void aDoiUnderAPrefixOfNoAccountIsToldAsSuch() throws Exception {
        centre.identifiers().takeBack(new Doi("10.9999", "older"), "older");
        centre.reconciliation().run(new JobRequest("2026-01-01", ""));
        assertThat(found(Outcome.UNREAD)).extracting(Doi::text).containsExactly("10.9999/older");
    }

    @Test
    void aDoiLeadsWhereTheDataAreOnceThatIsSaid() throws Exception {
        Doi doi = centre.identifiers().reserve("elsewhere", TIDES);
        centre.identifiers().leadTo(doi, URI.create("https://partner.example.org/tides"));
        centre.identifiers().makeFindable(doi, PAGE, Centre.attributes("Tides"));
        register(doi);
        assertThat(address(doi)).isEqualTo("https://partner.example.org/tides");
        compare(TIDES);
        assertThat(found(Outcome.AGREES)).containsExactly(doi);
        centre.identifiers().leadTo(doi, null);
        centre.identifiers().makeFindable(doi, PAGE, Centre.attributes("Tides"));
        register(doi);
        assertThat(address(doi)).isEqualTo(PAGE.toString());
    }

    private String address(Doi doi) {
        return ofTides.doi(doi.text()).orElseThrow().path("url").asString();
    }

    private Doi wanted(String record, String prefix, String attributes) {
        Doi doi = centre.identifiers().reserve(record, prefix);
        centre.identifiers().makeFindable(doi, PAGE, attributes);
        return doi;
    }

    private void register(Doi doi) throws Exception {
        centre.registration().run(new JobRequest(doi.text(), ""));
    }

    /** Both parts of the comparison of an account. */
    private void compare(String prefix) throws Exception {
        centre.reconciliation().run(new JobRequest("@" + prefix, ""));
        String data = centre.database()
                .sql()
                .sql("SELECT data FROM job WHERE instance = ?")
                .param("1@" + prefix)
                .query(String.class)
                .single();
        centre.reconciliation().run(new JobRequest("1@" + prefix, data));
    }

    private List<Doi> found(Outcome outcome) {
        return centre.identifiers().checks(outcome, null, 1000).stream()
                .map(DoiCheck::doi)
                .toList();
    }
}
