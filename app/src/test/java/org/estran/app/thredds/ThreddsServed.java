package org.estran.app.thredds;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.coverages.datasets.PublishedData;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application, started once for all tests of THREDDS's services, and asked over HTTP. */
@Import(PublishedData.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"estran.base-url=http://localhost", "estran.thredds.largest-text=2KB", "estran.thredds.at-once=2"
        })
abstract class ThreddsServed {

    @LocalServerPort
    int port;

    @Autowired
    PublishedData data;

    @Autowired
    Catalogue catalogue;

    final HttpClient client = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws IOException {
        String home = Files.createTempDirectory("estran-thredds").toString();
        properties.add("estran.home", () -> home);
    }

    final HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address(path))).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    final HttpResponse<byte[]> bytes(String method, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address(path)))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    final String address(String path) {
        return "http://localhost:" + port + path.replace("[", "%5B").replace("]", "%5D");
    }
}
