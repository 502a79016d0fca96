package org.estran.app.keeping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.estran.app.EstranApplication;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.commands.CommandLine;
import org.estran.app.demo.DemoHomes;
import org.estran.app.dissemination.Format;
import org.estran.app.keeping.backup.Restore;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole centre served from a home, and what anybody can see of it. */
final class RunningCentre implements AutoCloseable {

    static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    private RunningCentre(ConfigurableApplicationContext context) {
        this.context = context;
        this.address =
                URI.create("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    static RunningCentre on(Path home, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("--estran.home=" + home, "--server.port=0", "--estran.base-url=http://localhost"));
        return new RunningCentre(SpringApplication.run(EstranApplication.class, all.toArray(String[]::new)));
    }

    /** With the project's samples in it. */
    static RunningCentre filled(Path home) throws InterruptedException {
        RunningCentre centre = on(home, "--estran.demo.samples=" + SAMPLES);
        DemoHomes.awaitEnd(centre.context);
        return centre;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /** Every answer about every record in every form, its files, the lists and the searches, by path. */
    Map<String, String> everythingPublished() throws IOException, InterruptedException {
        bean(Catalogue.class).catchUp();
        Map<String, String> all = new TreeMap<>();
        List<String> paths = new ArrayList<>(List.of(
                "/api/records?limit=100",
                "/api/records?q=salinit%C3%A9&limit=100",
                "/api/records?q=temperature&sort=title&limit=100",
                "/api/records?bbox=-60,-10,10,60&limit=100",
                "/api/records?datetime=2020-01-01/..&limit=100",
                "/api/records?kind=dataset&limit=100",
                "/records?lang=fr&q=argo",
                "/records?lang=en&q=tide"));
        for (String id : ids()) {
            paths.addAll(List.of(
                    "/api/records/" + id,
                    "/api/records/" + id + "/files?limit=100",
                    "/records/" + id + "?lang=fr",
                    "/records/" + id + "?lang=en",
                    "/records/" + id + "/losses",
                    "/api/records/" + id + "/losses",
                    "/records/" + id + "/versions",
                    "/records/" + id + "/versions/1",
                    "/records/" + id + "/versions/2"));
            for (Format format : Format.values()) {
                paths.add("/records/" + id + "?f=" + format.word());
            }
        }
        for (String path : paths) {
            HttpResponse<String> answer = get(path);
            all.put(path, answer.statusCode() + "\n" + withoutPicture(answer.body()));
        }
        return all;
    }

    /** Pictures are drawn in the background, sooner or later. */
    private static String withoutPicture(String page) {
        return page.contains("<html")
                ? page.replaceAll("(?s)<figure class=\"record-picture\">.*?</figure>", "")
                        .replaceAll("<img class=\"hit-picture\"[^>]*>", "")
                        .replace("hit-pictured", "")
                        .replaceAll("\\s+", " ")
                : page;
    }

    /** Of every record, those withdrawn with their metadata too, which no search finds. */
    List<String> ids() {
        return bean(JdbcClient.class)
                .sql("SELECT id FROM record ORDER BY id")
                .query(String.class)
                .list();
    }

    /** Every row of a table, as text. */
    List<String> rows(String table) {
        return bean(JdbcClient.class).sql("SELECT * FROM " + table).query().listOfRows().stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Accept-Language", "fr")
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
    }

    /** How a command ended and what it told. */
    record Told(int status, String out, String err) {}

    /**
     * The centres other tests keep open in this process log on while a command sets the logging up again; what Logback
     * says of that is no complaint of the command.
     */
    private static String withoutOtherCentres(String complained) {
        return complained
                .lines()
                .filter(line -> !line.contains("No appenders present in context"))
                .collect(Collectors.joining("\n"));
    }

    static Told command(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            int status = CommandLine.run(EstranApplication.class, List.of(new Restore()), arguments);
            return new Told(
                    status,
                    said.toString(StandardCharsets.UTF_8),
                    withoutOtherCentres(complained.toString(StandardCharsets.UTF_8)));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
