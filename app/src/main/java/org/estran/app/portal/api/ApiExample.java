package org.estran.app.portal.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A small program that asks this centre, as it may be copied and run.
 *
 * @param name of the file it is to be kept in
 * @param language {@code curl}, {@code Python} or {@code R}
 */
public record ApiExample(String name, String language, String text) {

    private static final List<String> TASKS = List.of("search", "pages", "files", "deposit");

    /** The same task in each of the languages. */
    public record Task(String name, List<ApiExample> programs) {}

    /** @param baseUrl the address of the centre, which stands in the programs */
    static List<Task> tasks(String baseUrl) {
        return TASKS.stream()
                .map(task -> new Task(
                        task,
                        Stream.of(
                                        read(task + ".sh", "curl", baseUrl),
                                        read(task + ".py", "Python", baseUrl),
                                        read(task + ".R", "R", baseUrl))
                                .toList()))
                .toList();
    }

    private static ApiExample read(String file, String language, String baseUrl) {
        try (InputStream in =
                Objects.requireNonNull(ApiExample.class.getResourceAsStream("/openapi/examples/" + file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ApiExample(
                    file, language, text.replace("{base}", baseUrl).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
