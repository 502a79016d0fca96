package org.estran.app.dissemination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.estran.terms.Digests;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The program that writes documents, as a word: another after every change of its classes, so that nobody has to remember
 * that what was written before is to be forgotten.
 */
final class WritersDigest {

    private static final List<String> WRITERS =
            List.of("terms", "records", "crosswalks", "ows/csw", "app/dissemination");

    private WritersDigest() {}

    static String word() {
        try {
            MessageDigest digest = Digests.of("SHA-256");
            PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
            for (String writers : WRITERS) {
                // The same files in another folder, or packed into a jar, are the same program.
                Map<String, Resource> found = new TreeMap<>(Comparator.naturalOrder());
                for (Resource file : files.getResources("classpath*:org/estran/" + writers + "/**/*.class")) {
                    found.put(file.getURL().toString().replaceFirst(".*/org/estran/", ""), file);
                }
                for (Resource file : found.values()) {
                    digest.update(file.getContentAsByteArray());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
