package org.estran.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gdcc.xoai.model.oaipmh.Granularity;
import io.gdcc.xoai.model.oaipmh.results.Record;
import io.gdcc.xoai.serviceprovider.ServiceProvider;
import io.gdcc.xoai.serviceprovider.client.OAIClient;
import io.gdcc.xoai.serviceprovider.model.Context;
import io.gdcc.xoai.serviceprovider.parameters.GetRecordParameters;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The centre harvested whole by Perl's HTTP::OAI, which follows resumption tokens by itself, and read by xoai. */
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

    /** Of xoai's lists nothing is asked: its reader breaks a datestamp that lies across its buffer. */
    @ParameterizedTest
    @ValueSource(strings = {"oai_dc", "iso19139", "iso19115-3", "oai_datacite"})
    void xoaiReadsTheRepositoryAndItsRecords(String prefix) throws Exception {
        String address = centre.at("/oai").toString();
        Context context = new Context()
                .withBaseUrl(address)
                .withGranularity(Granularity.Second)
                .withSaveUnparsedMetadata()
                .withOAIClient(OAIClient.newBuilder().withBaseUrl(address).build());
        ServiceProvider provider = new ServiceProvider(context);
        assertThat(provider.identify().getProtocolVersion()).isEqualTo("2.0");
        Set<String> prefixes = new HashSet<>();
        provider.listMetadataFormats().forEachRemaining(format -> prefixes.add(format.getMetadataPrefix()));
        assertThat(prefixes).contains(prefix);
        Set<String> sets = new HashSet<>();
        provider.listSets().forEachRemaining(set -> sets.add(set.getSpec()));
        assertThat(sets).contains("kind", "kind:dataset");
        Matcher identifier = Pattern.compile("<identifier>([^<]+)<").matcher(list());
        for (int i = 0; i < 10 && identifier.find(); i++) {
            Record record = provider.getRecord(GetRecordParameters.request()
                    .withIdentifier(identifier.group(1))
                    .withMetadataFormatPrefix(prefix));
            assertThat(record.getHeader().getIdentifier()).isEqualTo(identifier.group(1));
        }
    }

    /** As many as one answer of headers has. */
    private static long headers() throws Exception {
        return list().split("<header").length - 1;
    }

    private static String list() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(centre.at("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
