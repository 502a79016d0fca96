package org.estran.conformance;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The accessibility judge axe-core (pinned in {@code conformance/package.json}), with all its rules. */
final class Axe {

    private static final Path SCRIPT = Centre.ROOT.resolve("conformance/target/npm/node_modules/axe-core/axe.min.js");

    private Axe() {}

    /** Each finding in a line: the rule, what it wants, and the elements it speaks of. */
    static List<String> violations(Page page) {
        // Through the browser's own door for tools: the page's Content-Security-Policy stays as it is.
        page.evaluate(script());
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> found = (List<Map<String, Object>>) page.evaluate("""
                async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(violation => ({
                  rule: violation.id,
                  wants: violation.help,
                  where: violation.nodes.slice(0, 5).map(node => node.target.join(' ') + ' — '
                    + (node.any.concat(node.all, node.none).map(check => check.message)[0] || '')).join(' | '),
                  many: violation.nodes.length,
                }))""");
        return found.stream()
                .map(violation -> "axe %s (%s), %s×: %s"
                        .formatted(
                                violation.get("rule"),
                                violation.get("wants"),
                                violation.get("many"),
                                violation.get("where")))
                .toList();
    }

    private static String script() {
        if (!Files.exists(SCRIPT)) {
            throw new IllegalStateException("axe-core is missing under target/: ./estran test installs it");
        }
        try {
            return Files.readString(SCRIPT);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
