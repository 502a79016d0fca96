package org.estran.app.deposit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estran.app.accounts.Caller;
import org.estran.app.archive.Staging;
import org.estran.app.deposit.sharing.ReviewLink;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Warns of names that a reviewer would meet in what a link shows: in the texts, in names of files, in the first bytes of
 * each file, and in the global attributes of data files that are made to hold names (ACDD's {@code creator_name} and its
 * like). It warns; that nothing is left it cannot promise.
 */
@Component
public class NamesInFiles {

    private static final Pattern NAMING = Pattern.compile(
            "(?i)(.*_)?(creator|contributor|publisher|author|investigator|scientist|owner|contact|person)s?(_.*)?"
                    + "|(?i)pi(_name)?|(?i)history|(?i)institution|(?i)acknowledge?ments?");
    private static final int FIRST_BYTES = 64 * 1024;
    private static final int MOST_FILES = 200;
    private static final int SHORTEST_NAME = 3;

    private final Deposits deposits;
    private final DepositRows rows;
    private final Staging staging;

    NamesInFiles(Deposits deposits, DepositRows rows, Staging staging) {
        this.deposits = deposits;
        this.rows = rows;
        this.staging = staging;
    }

    /** Advice on what that link shows, in the order of the description and the files. */
    public List<Finding> in(Caller caller, ReviewLink link) {
        Contents contents = deposits.find(caller, link.depositId()).contents();
        Set<String> names = names(contents);
        List<Finding> findings = new ArrayList<>();
        MetadataRecord shown = ReviewLinks.shown(contents.record(), link.fields());
        found(names, RecordJson.write(shown)).forEach(name -> findings.add(Finding.advice("name-in-text", "/", name)));
        List<DepositFile> files = rows.files(link.depositId()).stream()
                .filter(file -> link.shows(file.path()))
                .toList();
        files.stream().limit(MOST_FILES).forEach(file -> findings.addAll(in(names, link.depositId(), file)));
        if (files.size() > MOST_FILES) {
            findings.add(Finding.advice(
                    "names-not-looked-for", "/files", String.valueOf(MOST_FILES), String.valueOf(files.size())));
        }
        return List.copyOf(findings);
    }

    private List<Finding> in(Set<String> names, String id, DepositFile file) {
        List<Finding> findings = new ArrayList<>();
        found(names, file.path())
                .forEach(name -> findings.add(Finding.advice("name-in-file-name", "/files", file.path(), name)));
        if (file.isKept()) {
            return findings;
        }
        Path bytes = staging.path(id, file.stagedName());
        found(names, beginning(bytes))
                .forEach(name -> findings.add(Finding.advice("name-in-file", "/files", file.path(), name)));
        List<String> attributes = namingAttributes(bytes, file.path());
        if (!attributes.isEmpty()) {
            findings.add(Finding.advice("names-in-attributes", "/files", file.path(), String.join(", ", attributes)));
        }
        return findings;
    }

    private static Set<String> names(Contents contents) {
        Set<String> names = new LinkedHashSet<>();
        Stream.concat(
                        contents.record().parties().stream().flatMap(NamesInFiles::names),
                        Stream.of(contents.ownerName()))
                .filter(name -> name != null && name.strip().length() >= SHORTEST_NAME)
                .forEach(name -> names.add(name.strip()));
        return names;
    }

    private static Stream<@Nullable String> names(Party party) {
        return Stream.of(party.family(), party.organisation(), party.email());
    }

    /** As words, whatever their case. */
    private static List<String> found(Set<String> names, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name.toLowerCase(Locale.ROOT))
                                + "(?![\\p{L}\\p{N}])")
                        .matcher(lower)
                        .find())
                .toList();
    }

    /** As UTF-8 and as Latin 1, since nobody says which. */
    private static String beginning(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(FIRST_BYTES);
            return new String(bytes, StandardCharsets.UTF_8) + "\n" + new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException notThere) {
            return "";
        }
    }

    private static List<String> namingAttributes(Path path, String name) {
        if (!FileFormats.claimsToBeReadable(name)) {
            return List.of();
        }
        try (DataFile file = DataFiles.open(path)) {
            return file.attributes().names().stream()
                    .filter(attribute -> NAMING.matcher(attribute).matches())
                    .filter(attribute -> file.attributes()
                            .text(attribute)
                            .filter(text -> !text.isBlank())
                            .isPresent())
                    .toList();
        } catch (IOException | RuntimeException unreadable) {
            // Its depositor is told elsewhere that it cannot be read.
            return List.of();
        }
    }
}
