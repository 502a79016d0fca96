package org.estran.app.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.estran.app.jobs.JobRequest;
import org.estran.judging.Shared;
import org.estran.terms.Doi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DataCite's own JSON examples go through and agree when read back. */
@SuppressWarnings("NullAway.Init")
class PublishedExamplesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"GeoLocation", "affiliation", "dataset", "full", "fundingReference", "polygon"})
    void becomesFindable(String example) throws Exception {
        assertThat(afterRegistering("datacite/json/datacite-example-" + example + "-v4.3.json")
                        .upToDate())
                .isTrue();
    }

    @Test
    void soDoesTheOneOfDataCitesOwnTests() throws Exception {
        assertThat(afterRegistering("datacite/fixtures/datacite.json").confirmed())
                .isEqualTo(DoiStatus.FINDABLE);
    }

    private DoiState afterRegistering(String example) throws Exception {
        String attributes = Files.readString(Shared.data(example));
        try (DataCiteServer server = DataCiteServer.started().withAccount("SOMEBODY.CENTRE", "s3cret", "10.12770");
                Centre centre = Centre.in(folder, server.address(), "s3cret")) {
            Doi doi = centre.identifiers().reserve("example");
            centre.identifiers().makeFindable(doi, URI.create("https://data.example.org/records/example"), attributes);
            centre.registration().run(new JobRequest(doi.text(), ""));
            return centre.state(doi);
        }
    }
}
