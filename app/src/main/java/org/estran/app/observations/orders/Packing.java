package org.estran.app.observations.orders;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estran.app.accounts.Caller;
import org.estran.app.observations.Target;
import org.estran.app.observations.selection.SelectedFile;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.SelectionCounts;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.terms.Digests;
import org.estran.terms.Language;
import org.springframework.stereotype.Component;

/**
 * Selections as one ZIP: a file for each, {@code README.txt} with what they are, their citations and licences, and
 * {@code manifest-sha512.txt}, in the form that {@code sha512sum --check} reads. Each is what its reader may have.
 */
@Component
class Packing {

    private final ObservationStore store;
    private final SelectionCitations citations;
    private final Bundles bundles;
    private final Clock clock;

    Packing(ObservationStore store, SelectionCitations citations, Bundles bundles, Clock clock) {
        this.store = store;
        this.citations = citations;
        this.bundles = bundles;
        this.clock = clock;
    }

    /** Told after each selection; may throw to stop. */
    interface Progress {
        Progress NONE = done -> {};

        void done(int items) throws IOException;
    }

    /** Writes all of it; the stream is left open. */
    void write(
            List<SavedSelection> selections,
            Target target,
            Caller caller,
            Language language,
            OutputStream out,
            Progress progress)
            throws IOException {
        Words words = bundles.in(language);
        Map<String, String> digests = new LinkedHashMap<>();
        StringBuilder told = new StringBuilder(words.text("orders.readme", words.moment(clock.instant()))).append("\n");
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (int i = 0; i < selections.size(); i++) {
            SavedSelection one = selections.get(i);
            SelectionCounts counts = store.counts(one.asked().selection(), caller);
            String name = String.format(Locale.ROOT, "%02d-%s%s", i + 1, one.id(), target.suffix());
            told.append('\n')
                    .append(name)
                    .append('\n')
                    .append(citations.inWords(one.asked(), language))
                    .append("\n\n");
            if (counts.features() == 0) {
                told.append(words.text("orders.readme-nothing")).append('\n');
            } else {
                List<SelectionCitations.Dataset> datasets = citations.datasets(counts, language);
                told.append(citations.allText(one, counts, datasets, language)).append(licences(datasets, words));
                digests.put(
                        name,
                        entry(
                                zip,
                                name,
                                entry -> target.write(SelectedFile.of(store, one.asked(), caller, facts(one)), entry)));
            }
            progress.done(i + 1);
        }
        digests.put(
                "README.txt",
                entry(zip, "README.txt", entry -> entry.write(told.toString().getBytes(StandardCharsets.UTF_8))));
        StringBuilder manifest = new StringBuilder();
        digests.forEach((name, digest) ->
                manifest.append(digest).append("  ").append(name).append('\n'));
        entry(
                zip,
                "manifest-sha512.txt",
                entry -> entry.write(manifest.toString().getBytes(StandardCharsets.UTF_8)));
        zip.finish();
        zip.flush();
    }

    private Map<String, String> facts(SavedSelection one) {
        return Map.of(
                "title",
                "Selection of observations",
                "source",
                citations.page(one).toString());
    }

    private static String licences(List<SelectionCitations.Dataset> datasets, Words words) {
        StringBuilder text =
                new StringBuilder("\n").append(words.text("orders.licences")).append('\n');
        datasets.forEach(one -> text.append("- ")
                .append(one.title())
                .append(" — ")
                .append(one.licence().isEmpty() ? words.text("orders.no-licence") : one.licence())
                .append('\n'));
        return text.toString();
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Gives its SHA-512. */
    private String entry(ZipOutputStream zip, String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        zip.putNextEntry(entry);
        MessageDigest digest = Digests.of("SHA-512");
        content.write(new DigestOutputStream(new Kept(zip), digest));
        zip.closeEntry();
        return HexFormat.of().formatHex(digest.digest());
    }

    /** One entry's end is not the end of the whole. */
    private static final class Kept extends FilterOutputStream {
        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
