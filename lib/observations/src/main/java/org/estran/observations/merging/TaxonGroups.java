package org.estran.observations.merging;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;

/**
 * A table that groups taxa: CSV or text between semicolons or tabs in UTF-8, below a line of names. {@code group} names the
 * group, {@code groupID} its identifier where it has one; a taxon is told by {@code scientificNameID} (or {@code taxonID},
 * {@code aphiaID}), by {@code scientificName}, or by both. An identifier counts more than a name; names are compared without
 * regard to case and repeated blanks.
 */
public final class TaxonGroups {

    private static final int MOST = 500_000;

    private final Map<String, Group> byId = new HashMap<>();
    private final Map<String, Group> byName = new HashMap<>();
    private int lines;

    /** @param id empty where it has none */
    public record Group(String name, String id) {}

    private TaxonGroups() {}

    /** @throws RefusedFile with the line, where a column is missing or a taxon is in two groups */
    public static TaxonGroups read(Path table) throws IOException {
        TaxonGroups groups = new TaxonGroups();
        try (BufferedReader text = Files.newBufferedReader(table, StandardCharsets.UTF_8)) {
            String head = text.readLine();
            if (head == null) {
                throw refused(0, "the table of groups is empty");
            }
            char separator = separator(head);
            List<String> names = Cells.of(head.replaceFirst("^\uFEFF", ""), separator).stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
            Columns columns = Columns.of(names);
            int number = 1;
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                if (!line.isBlank()) {
                    groups.add(Cells.of(line, separator), columns, number);
                }
            }
        } catch (MalformedInputException other) {
            throw new RefusedFile(Reason.BROKEN, 0, "the table of groups is not in UTF-8", other);
        }
        return groups;
    }

    private static RefusedFile refused(long line, String why) {
        return new RefusedFile(Reason.BROKEN, line, why);
    }

    private static char separator(String head) {
        return head.indexOf('\t') >= 0 ? '\t' : head.indexOf(';') >= 0 ? ';' : ',';
    }

    /** Where the columns are; -1 for one that is not there. */
    private record Columns(int group, int groupId, int name, int id) {

        static Columns of(List<String> names) throws RefusedFile {
            int id = Math.max(
                    names.indexOf("scientificnameid"), Math.max(names.indexOf("taxonid"), names.indexOf("aphiaid")));
            Columns columns =
                    new Columns(names.indexOf("group"), names.indexOf("groupid"), names.indexOf("scientificname"), id);
            if (columns.group < 0 || (columns.name < 0 && id < 0)) {
                throw refused(
                        1,
                        "the table of groups needs a column group, and scientificName or scientificNameID; it has "
                                + String.join(", ", names));
            }
            return columns;
        }
    }

    private void add(List<String> cells, Columns columns, int line) throws RefusedFile {
        Group group = new Group(cell(cells, columns.group()), cell(cells, columns.groupId()));
        String name = cell(cells, columns.name());
        String id = cell(cells, columns.id());
        if (group.name().isEmpty() || (name.isEmpty() && id.isEmpty())) {
            throw refused(line, "a line of the table of groups has no group, or no taxon");
        }
        put(byName, key(name), group, name, line);
        put(byId, id, group, id, line);
        lines++;
        if (lines > MOST) {
            throw refused(line, "the table of groups has more than " + MOST + " lines");
        }
    }

    private static String cell(List<String> cells, int column) {
        return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
    }

    private static void put(Map<String, Group> all, String key, Group group, String taxon, int line)
            throws RefusedFile {
        Group before = key.isEmpty() ? null : all.putIfAbsent(key, group);
        if (before != null && !before.equals(group)) {
            throw refused(line, taxon + " is in two groups, " + before.name() + " and " + group.name());
        }
    }

    /** How names of taxa are compared. */
    static String key(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    public Optional<Group> of(String scientificName, String scientificNameId) {
        Group known = byId.get(scientificNameId.strip());
        return Optional.ofNullable(known != null ? known : byName.get(key(scientificName)));
    }

    /** How many lines say a group. */
    public int lines() {
        return lines;
    }
}
