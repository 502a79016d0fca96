package org.estran.observations.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the rows of an ODV spreadsheet: comments that begin with two strokes, among them SeaDataNet's
 * semantic header (SeaDataNet data file formats, section on ODV: {@code SDN_parameter_mapping}), then the labels of the
 * columns between tabs or semicolons.
 */
final class OdvHeader {

    /** What an ODV spreadsheet may say of the kind of its features, in CF's word. */
    static final String FEATURE_TYPE = "featureType";

    private static final int MOST_COLUMNS = 2000;
    private static final int MOST_COMMENTS = 100_000;
    private static final Pattern FIRST = Pattern.compile("(?i)cruise(:[^\\t;]*)?[\\t;]\\s*station(:[^\\t;]*)?[\\t;].*");
    private static final Pattern MAPPING = Pattern.compile(
            "//\\s*<subject>SDN:LOCAL:([^<]*)</subject>\\s*<object>([^<]*)</object>\\s*<units>([^<]*)</units>.*");
    private static final Pattern VARIABLE =
            Pattern.compile("//\\s*<(Meta|Data)Variable>.*?\\blabel=\"([^\"]*)\".*?\\bvalue_type=\"([^\"]*)\".*");
    private static final Pattern COMMENT = Pattern.compile("\\bcomment=\"([^\"]*)\"");
    private static final Pattern FACT = Pattern.compile("//\\s*<(\\w{1,100})>([^<]*)</\\1>.*");
    private static final Pattern TYPE_OF_NUMBERS =
            Pattern.compile("\\b(FLOAT|DOUBLE|INTEGER|(UNSIGNED_|SIGNED_)?(BYTE|SHORT|INT))\\b");
    private static final Pattern LABEL = Pattern.compile("([^\\[]*?)\\s*\\[([^\\]]*)\\]\\s*");

    /** Labels of stations in files that do not mark them, in lower case and without their units. */
    private static final Set<String> OF_STATIONS = Set.of(
            "cruise",
            "station",
            "type",
            "mon/day/yr",
            "hh:mm",
            "longitude",
            "latitude",
            "local_cdi_id",
            "edmo_code",
            "bot. depth");

    /**
     * A column of the file.
     *
     * @param index of its cells in a line
     * @param flag index of its flags; -1 without any
     * @param flagLabel the label of its flags, such as {@code QV:SEADATANET}
     * @param code its term of vocabulary P01
     * @param unitCode that of its unit in P06
     * @param said by its comment, as {@link ColumnComment} has it
     * @param saidOfFlags by the comment of its flags
     */
    record Labelled(
            int index,
            String name,
            @Nullable String unit,
            boolean isOfStation,
            boolean isText,
            int flag,
            String flagLabel,
            @Nullable String code,
            @Nullable String unitCode,
            Map<String, String> said,
            Map<String, String> saidOfFlags) {

        /** What its comment says it is for; empty when it says nothing. */
        String role() {
            return said.getOrDefault(ColumnComment.ROLE, "");
        }

        /** Whether it holds no property of its own: the name of the feature, of its platform, or nothing. */
        boolean isAside() {
            return Set.of(ColumnComment.FEATURE, ColumnComment.PLATFORM, ColumnComment.UNUSED)
                    .contains(role());
        }

        Labelled flagged(int flagIndex, String label, Map<String, String> saidOfThem) {
            return new Labelled(
                    index, name, unit, isOfStation, isText, flagIndex, label, code, unitCode, said, saidOfThem);
        }
    }

    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Map<String, String[]> terms = new HashMap<>();
    private final Set<String> stationLabels = new HashSet<>();
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, Map<String, String>> said = new HashMap<>();
    private final List<Labelled> columns = new ArrayList<>();

    /** The number of the line with the labels. */
    final long line;

    final String separator;
    final int width;

    OdvHeader(TextLines lines) throws IOException {
        String labels = lines.required("the labels of its columns");
        while (labels.startsWith("//") || labels.isBlank()) {
            if (lines.number() > MOST_COMMENTS) {
                throw new RefusedFile(Reason.BROKEN, lines.number(), "only comments up to here");
            }
            comment(labels);
            labels = lines.required("the labels of its columns");
        }
        if (!isOfLabels(labels)) {
            throw new RefusedFile(
                    Reason.BROKEN, lines.number(), "the labels of an ODV spreadsheet begin with Cruise and Station");
        }
        this.line = lines.number();
        this.separator = labels.indexOf('\t') >= 0 ? "\t" : ";";
        String[] cells = labels.split(separator, -1);
        this.width = cells.length;
        if (width > MOST_COLUMNS) {
            throw new RefusedFile(Reason.BROKEN, line, "the header names " + width + " columns");
        }
        for (int i = 0; i < cells.length; i++) {
            take(i, cells[i].strip());
        }
    }

    /** Whether a line names the columns of an ODV spreadsheet. */
    static boolean isOfLabels(String line) {
        return FIRST.matcher(line).matches();
    }

    private void comment(String text) {
        Matcher mapping = MAPPING.matcher(text);
        Matcher variable = VARIABLE.matcher(text);
        Matcher fact = FACT.matcher(text);
        if (mapping.matches()) {
            terms.put(
                    LABEL.matcher(mapping.group(1)).replaceFirst("$1").strip(),
                    new String[] {mapping.group(2).strip(), mapping.group(3).strip()});
        } else if (variable.matches()) {
            types.put(variable.group(2), variable.group(3));
            Matcher words = COMMENT.matcher(text);
            if (words.find()) {
                said.put(variable.group(2), ColumnComment.read(words.group(1)));
            }
            if (variable.group(1).equals("Meta")) {
                stationLabels.add(variable.group(2));
            }
        } else if (fact.matches() && !fact.group(2).isBlank()) {
            facts.putIfAbsent(
                    fact.group(1), ColumnComment.unescaped(fact.group(2).strip()));
        }
    }

    private void take(int index, String label) throws RefusedFile {
        if (label.matches("(?i)Q[FV](:.*)?")) {
            if (columns.isEmpty() || columns.getLast().flag() >= 0) {
                throw new RefusedFile(Reason.BROKEN, line, "the flags in column " + (index + 1) + " belong to none");
            }
            columns.add(columns.removeLast().flagged(index, label, Map.of()));
            return;
        }
        // ODV 5 writes what a column is behind its label: Depth [m]:PRIMARYVAR:DOUBLE
        String[] told = label.split(":(?=METAVAR|PRIMARYVAR|SECONDARYVAR|FLOAT|DOUBLE|INTEGER|TEXT|INDEXED_TEXT)");
        String plain = told[0].strip();
        Matcher withUnit = LABEL.matcher(plain);
        boolean hasUnit = withUnit.matches();
        String name = hasUnit ? withUnit.group(1) : plain;
        Map<String, String> words = said.getOrDefault(plain, Map.of());
        if (words.containsKey(ColumnComment.FLAGS_OF)) {
            flags(index, label, words);
            return;
        }
        String[] term = terms.get(name);
        boolean isOfStation =
                (label.contains(":METAVAR") || isOfStation(plain, name)) && !words.containsKey(ColumnComment.OF);
        String type = told.length > 1 ? label.substring(told[0].length()) : types.getOrDefault(plain, "");
        boolean isToldNumber = TYPE_OF_NUMBERS.matcher(type).find();
        // of stations a label without a type or a unit may be a code that looks like a number
        boolean isText = type.contains("TEXT") || isOfStation && !isToldNumber && !hasUnit && !isNumber(name);
        columns.add(new Labelled(
                index,
                name.isEmpty() ? "column_" + (index + 1) : name,
                hasUnit ? withUnit.group(2) : null,
                isOfStation,
                isText,
                -1,
                "",
                term == null ? null : term[0],
                term == null ? null : term[1],
                words,
                Map.of()));
    }

    /** A column of texts whose comment says that they are the flags of another. */
    private void flags(int index, String label, Map<String, String> words) throws RefusedFile {
        for (int c = 0; c < columns.size(); c++) {
            Labelled column = columns.get(c);
            if (column.name().equals(words.get(ColumnComment.FLAGS_OF)) && column.flag() < 0) {
                columns.set(c, column.flagged(index, label, words));
                return;
            }
        }
        throw new RefusedFile(Reason.BROKEN, line, "the flags in column " + (index + 1) + " belong to none");
    }

    private boolean isOfStation(String label, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isMarked = !stationLabels.isEmpty();
        boolean isFirstOf = columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(name));
        return isMarked && stationLabels.contains(label)
                || isFirstOf && !isMarked && (OF_STATIONS.contains(lower) || lower.startsWith("yyyy-mm-dd"));
    }

    private static boolean isNumber(String name) {
        return name.matches("(?i)longitude|latitude|bot\\. depth");
    }

    Map<String, String> facts() {
        return facts;
    }

    /** The columns with values, in the order of the file. */
    List<Labelled> columns() {
        return columns;
    }
}
