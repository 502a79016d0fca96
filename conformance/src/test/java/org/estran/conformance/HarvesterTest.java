package org.estran.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The centre harvested whole by Perl's HTTP::OAI, which follows resumption tokens by itself. */
@Tag("outside")
class HarvesterTest {

    private static final String HARVEST = """
            use HTTP::OAI;
            my $harvester = HTTP::OAI::Harvester->new(baseURL => $ARGV[0], resume => 1);
            my $about = $harvester->Identify;
            die $about->message if $about->is_error;
            my %seen;
            my $list = $harvester->ListRecords(metadataPrefix => $ARGV[1], onRecord => sub {
                my $record = shift;
                die 'twice ' . $record->identifier if $seen{$record->identifier}++;
                die 'empty ' . $record->identifier unless $record->is_deleted || defined $record->metadata->dom;
            });
            die $list->message if $list->is_error;
            print scalar(keys %seen);
            """;

    @TempDir
    static Path folder;

    private static Centre centre;

    @BeforeAll
    static void open() throws Exception {
        centre = Centre.demo(folder.resolve("home"));
        centre.awaitSamples();
    }

    @AfterAll
    static void close() throws Exception {
        centre.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oai_dc", "oai_datacite", "datacite", "iso19139", "iso19115-3", "dcat"})
    void perlHarvestsEveryRecordInEveryFormat(String prefix) throws Exception {
        String harvested = Tool.run(
                        folder, "perl", "-e", HARVEST, centre.at("/oai").toString(), prefix)
                .succeeds();
        assertThat(harvested.strip()).isEqualTo(String.valueOf(headers()));
    }

    /** As many as one answer of headers has. */
    private static long headers() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String answer = client.send(
                            HttpRequest.newBuilder(centre.at("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            return answer.split("<header").length - 1;
        }
    }
}
