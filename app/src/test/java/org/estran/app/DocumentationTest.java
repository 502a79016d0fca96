package org.estran.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents speak of this code: what they link to exists. */
class DocumentationTest {

    private static final Path ROOT = Path.of(System.getProperty("estran.root"));
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs =
                        Files.exists(ROOT.resolve("docs")) ? Files.walk(ROOT.resolve("docs")) : Stream.of()) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(ROOT::relativize)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadToRealFiles(Path document) throws IOException {
        assertThat(links(document))
                .allSatisfy(link -> assertThat(target(document, link))
                        .as("%s in %s", link, document)
                        .exists());
    }

    private static List<String> links(Path document) throws IOException {
        String text = FENCE.matcher(Files.readString(ROOT.resolve(document))).replaceAll("");
        return LINK.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.contains("://") && !link.startsWith("#") && !link.startsWith("mailto:"))
                .toList();
    }

    private static Path target(Path document, String link) {
        Matcher path = Pattern.compile("^[^#]*").matcher(link);
        String name = path.find() ? path.group() : link;
        return ROOT.resolve(document)
                .resolveSibling(URLDecoder.decode(name, StandardCharsets.UTF_8))
                .normalize();
    }
}
