package org.estran.conformance;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The demonstration with all its samples and a browser in front of it, for the tests of one class. */
final class Demonstration implements BeforeAllCallback, AfterAllCallback {

    private @Nullable Path folder;
    private @Nullable Centre centre;
    private @Nullable Chromium chromium;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("estran-demonstration");
        Centre opened = Centre.demo(folder.resolve("home"));
        centre = opened;
        opened.awaitSamples();
        chromium = new Chromium();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        if (centre != null) {
            centre.close();
        }
        if (folder != null) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    /** An address of the demonstration. */
    URI at(String path) {
        return Objects.requireNonNull(centre).at(path);
    }

    /** A folder for what the tests themselves write; gone with them. */
    Path folder() {
        return Objects.requireNonNull(folder);
    }

    /** A visitor of its own: own cookies, its language asked as a browser asks. */
    Visit visit(String language) {
        return Objects.requireNonNull(chromium).visit(Objects.requireNonNull(centre), language);
    }

    /** A visitor whose browser runs no scripts. */
    Visit visitWithoutScripts(String language) {
        return Objects.requireNonNull(chromium).visitWithoutScripts(Objects.requireNonNull(centre), language);
    }
}
