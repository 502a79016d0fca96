package org.estran.app.dissemination.csw;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.estran.app.EstranApplication;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.imports.ImportProgress;
import org.estran.app.imports.ImportRequest;
import org.estran.app.imports.Imports;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole centre that holds given documents and nothing else, asked over HTTP. */
final class RunningCsw implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    final String address;

    private RunningCsw(ConfigurableApplicationContext context) {
        this.context = context;
        this.address = "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    static RunningCsw on(Path home) {
        return new RunningCsw(SpringApplication.run(
                EstranApplication.class,
                "--estran.home=" + home,
                "--server.port=0",
                "--estran.base-url=http://localhost"));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void load(Path folder) {
        bean(Imports.class).run(ImportRequest.of(folder, "test"), ImportProgress.SILENT);
        bean(Catalogue.class).catchUp();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, byte[] body, String type) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The same with the header {@code Authorization}. */
    HttpResponse<String> post(String path, String body, String authorization) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/xml")
                        .header("Authorization", authorization)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .headers(headers)
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
    }
}
