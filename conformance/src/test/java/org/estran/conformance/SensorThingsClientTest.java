package org.estran.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fraunhofer.iosb.ilt.sta.NotFoundException;
import de.fraunhofer.iosb.ilt.sta.model.Datastream;
import de.fraunhofer.iosb.ilt.sta.model.Observation;
import de.fraunhofer.iosb.ilt.sta.model.Thing;
import de.fraunhofer.iosb.ilt.sta.model.ext.EntityList;
import de.fraunhofer.iosb.ilt.sta.service.SensorThingsService;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What FROST's client finds at {@code /sta/v1.1}; its values are compared with tabledap's of the same platform. */
@Tag("outside")
class SensorThingsClientTest {

    @TempDir
    static Path folder;

    private static Centre centre;
    private static SensorThingsService service;

    @BeforeAll
    static void open() throws Exception {
        centre = Centre.demo(folder.resolve("home"));
        centre.awaitSamples();
        service = new SensorThingsService(centre.at("/sta/v1.1").toURL());
        // Observations are read in the background, one dataset after the other.
        Instant patience = Instant.now().plusSeconds(120);
        while (all(service.things().query().list()).size() < 3 && Instant.now().isBefore(patience)) {
            Thread.sleep(1_000);
        }
    }

    @AfterAll
    static void close() throws Exception {
        centre.close();
    }

    private static <T extends de.fraunhofer.iosb.ilt.sta.model.Entity<T>> List<T> all(EntityList<T> list) {
        List<T> all = new ArrayList<>();
        for (Iterator<T> each = list.fullIterator(); each.hasNext(); ) {
            all.add(each.next());
        }
        return all;
    }

    @Test
    void everyStreamOfEveryPlatformGivesTheValuesOfTabledap() throws Exception {
        List<Thing> things = all(service.things().query().top(2).list());
        assertThat(things).hasSizeGreaterThanOrEqualTo(3);
        assertThat(things.stream().map(Thing::getName)).doesNotHaveDuplicates();
        Map<String, Integer> values = new TreeMap<>();
        for (Thing thing : things) {
            List<Datastream> streams = all(thing.datastreams().query().top(3).list());
            assertThat(streams).as(thing.getName()).isNotEmpty();
            for (Datastream stream : streams) {
                if (values.size() == 12) {
                    break;
                }
                String record = stream.getSensor().getId().getValue().toString();
                String column = stream.getProperties().get("column").toString();
                List<String> expected = tabledap(record, column, thing.getName());
                List<String> given = new ArrayList<>();
                for (Observation one : all(stream.observations()
                        .query()
                        .orderBy("phenomenonTime asc")
                        .top(1_000)
                        .list())) {
                    given.add(one.getPhenomenonTime().getAsDateTime().toInstant() + " "
                            + Double.parseDouble(one.getResult().toString()));
                }
                assertThat(given)
                        .as(stream.getId().toString())
                        .hasSameSizeAs(expected)
                        .containsExactlyInAnyOrderElementsOf(expected);
                values.put(stream.getId().toString(), given.size());
            }
        }
        assertThat(values.values().stream().mapToInt(n -> n).sum()).isGreaterThan(5_000);
    }

    private static List<String> tabledap(String record, String column, String platform) throws Exception {
        String constraints = "time," + column + "&platform=\"" + platform + "\"&" + column + "!=NaN&time!=NaN";
        URI address = URI.create(centre.at("/erddap/tabledap/" + record + ".csv0") + "?"
                + URLEncoder.encode(constraints, StandardCharsets.UTF_8)
                        .replace("%2C", ",")
                        .replace("%26", "&")
                        .replace("%3D", "="));
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
            return body.lines()
                    .map(row -> row.split(","))
                    .map(row -> Instant.parse(row[0]) + " " + Double.parseDouble(row[1]))
                    .toList();
        }
    }

    @Test
    void whatIsExpandedFilteredAndOrderedIsAsAskedFor() throws Exception {
        Thing thing = service.things()
                .query()
                .expand("Datastreams($top=2;$expand=ObservedProperty,Sensor,Observations($top=3)),Locations")
                .first();
        assertThat(thing.getLocations().toList()).hasSize(1);
        Datastream stream = thing.getDatastreams().toList().getFirst();
        assertThat(stream.getObservedProperty().getDefinition()).isNotBlank();
        assertThat(stream.getSensor().getName()).isNotBlank();
        // What is expanded goes on where its page ended.
        List<Observation> some = all(stream.getObservations());
        assertThat(some)
                .hasSize(all(stream.observations().query().top(1_000).list()).size())
                .doesNotHaveDuplicates();

        Observation latest = stream.observations()
                .query()
                .orderBy("phenomenonTime desc")
                .top(1)
                .list()
                .toList()
                .getFirst();
        ZonedDateTime end = latest.getPhenomenonTime().getAsDateTime();
        assertThat(some)
                .allMatch(one -> !one.getPhenomenonTime().getAsDateTime().isAfter(end));
        double bound = Double.parseDouble(latest.getResult().toString());
        List<Observation> filtered = all(stream.observations()
                .query()
                .filter("phenomenonTime le " + end.toInstant() + " and result ge " + bound)
                .list());
        assertThat(filtered)
                .hasSize((int) some.stream()
                        .filter(one -> Double.parseDouble(one.getResult().toString()) >= bound)
                        .count())
                .isNotEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> service.things().find("nobody")).isInstanceOf(NotFoundException.class);
    }
}
