package org.estran.observations.text;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;
import org.jspecify.annotations.Nullable;

/**
 * The header of a NASA Ames file (Gaines and Hipskind, Format Specification for Data Exchange, version 1.3), whose form
 * follows from its file format index. Names are those of the specification.
 */
final class NasaAmesHeader {

    static final Set<Integer> KNOWN = Set.of(1001, 1010, 1020, 2010, 2110, 2160, 2310, 3010, 4010);
    private static final int MOST = 10_000;
    private static final int MOST_PLACES = 1 << 24;

    /** A variable: name, factor and missing value; texts have no factor. */
    record Variable(String name, double scale, double missing, boolean isText, String missingText) {

        double value(double stored) {
            return stored == missing ? Double.NaN : stored * scale;
        }
    }

    private final TextLines lines;
    private final Remarks remarks;
    private final Map<String, String> facts = new LinkedHashMap<>();

    /** What the special comments say of the variables. */
    final NasaAmesComments told = new NasaAmesComments();

    final int index;
    final long end;

    @Nullable
    LocalDate date;
    /** DX: the steps of the independent variables, 0 where they are listed. */
    final List<Double> steps = new ArrayList<>();
    /** NX and X of those independent variables that the header lists. */
    final List<Integer> counts = new ArrayList<>();

    final List<List<Double>> listed = new ArrayList<>();
    /** NVPM of index 1020. */
    int perRecord = 1;

    final List<String> independent = new ArrayList<>();
    final List<Variable> primary = new ArrayList<>();
    final List<Variable> auxiliary = new ArrayList<>();

    NasaAmesHeader(TextLines lines, Remarks remarks) throws IOException {
        this.lines = lines;
        this.remarks = remarks;
        String first = lines.required("the file format index");
        long before = 0;
        // NDACC puts a line of its catalogue before the file.
        if (!NasaAmesFile.isMeant(first)) {
            facts.put("catalogue", first.strip());
            first = lines.required("the file format index");
            before = 1;
        }
        String[] words = first.strip().split("\\s+");
        this.end = before + TextNumbers.count(words[0], lines.number(), MOST);
        this.index = Integer.parseInt(words[1]);
        if (!KNOWN.contains(index)) {
            throw new RefusedFile(
                    Reason.UNSUPPORTED, lines.number(), "the file format index " + index + " is not read here");
        }
        origin();
        axes();
        variables();
        comments();
    }

    Map<String, String> facts() {
        return facts;
    }

    private void origin() throws IOException {
        facts.put("originator", lines.required("ONAME").strip());
        facts.put("organisation", lines.required("ORG").strip());
        facts.put("source", lines.required("SNAME").strip());
        facts.put("mission", lines.required("MNAME").strip());
        facts.put("volume", lines.required("IVOL NVOL").strip());
        String dates = lines.required("DATE RDATE").strip();
        facts.put("dates", dates);
        String[] words = dates.split("\\s+");
        try {
            date = LocalDate.of(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException none) {
            remarks.atLine("observations-date", lines.number(), dates);
        }
    }

    private void axes() throws IOException {
        int dimensions = index / 1000;
        steps.addAll(numbers(index == 2160 || index == 2310 ? 1 : dimensions, "DX"));
        switch (index) {
            case 1020 -> perRecord = count("NVPM");
            case 2160 -> count("LENX");
            case 2010, 3010, 4010 -> listedAxes(dimensions - 1);
            default -> {}
        }
        for (int d = 0; d < dimensions; d++) {
            independent.add(lines.required("XNAME").strip());
        }
    }

    private void listedAxes(int dimensions) throws IOException {
        for (double count : numbers(dimensions, "NX")) {
            counts.add(TextNumbers.count(Long.toString((long) count), lines.number(), 1 << 20));
        }
        List<Double> defined = numbers(dimensions, "NXDEF");
        for (int d = 0; d < dimensions; d++) {
            int given = TextNumbers.count(Long.toString(defined.get(d).longValue()), lines.number(), 1 << 20);
            List<Double> read = numbers(given, "X");
            List<Double> all = new ArrayList<>(read);
            for (int i = given; i < counts.get(d) && !read.isEmpty(); i++) {
                all.add(read.getFirst() + i * steps.get(d));
            }
            if (all.size() != counts.get(d)) {
                throw new RefusedFile(Reason.BROKEN, lines.number(), "NX is " + counts.get(d) + ", NXDEF " + given);
            }
            listed.add(all);
        }
        long places = 1;
        for (int count : counts) {
            places *= count;
            if (places > MOST_PLACES) {
                throw new RefusedFile(
                        Reason.UNSUPPORTED, lines.number(), "each record has more than " + MOST_PLACES + " places");
            }
        }
    }

    private void variables() throws IOException {
        int count = count("NV");
        List<Double> scales = numbers(count, "VSCAL");
        List<Double> missing = numbers(count, "VMISS");
        for (int v = 0; v < count; v++) {
            primary.add(new Variable(lines.required("VNAME").strip(), scales.get(v), missing.get(v), false, ""));
        }
        if (index == 1001) {
            return;
        }
        int all = count("NAUXV");
        int texts = index == 2160 ? count("NAUXC") : 0;
        if (all < counting()) {
            throw new RefusedFile(
                    Reason.BROKEN,
                    lines.number(),
                    index + " has " + counting() + " auxiliary variables at least, and NAUXV is " + all);
        }
        if (all > 0) {
            auxiliary(all - texts, texts);
        }
    }

    /** How many auxiliary variables, the first ones, only say which rows follow. */
    int counting() {
        return switch (index) {
            case 2110, 2160 -> 1;
            case 2310 -> 3;
            default -> 0;
        };
    }

    private void auxiliary(int numbers, int texts) throws IOException {
        if (numbers < 0) {
            throw new RefusedFile(Reason.BROKEN, lines.number(), "NAUXC is greater than NAUXV");
        }
        List<Double> scales = numbers(numbers, "ASCAL");
        List<Double> missing = numbers(numbers, "AMISS");
        List<String> missingTexts = new ArrayList<>();
        if (texts > 0) {
            numbers(texts, "LENA");
        }
        for (int a = 0; a < texts; a++) {
            missingTexts.add(lines.required("AMISS").strip());
        }
        for (int a = 0; a < numbers; a++) {
            auxiliary.add(new Variable(lines.required("ANAME").strip(), scales.get(a), missing.get(a), false, ""));
        }
        for (int a = 0; a < texts; a++) {
            auxiliary.add(new Variable(lines.required("ANAME").strip(), 1, Double.NaN, true, missingTexts.get(a)));
        }
    }

    private void comments() throws IOException {
        for (String kind : List.of("special comments", "comments")) {
            int count = count(kind);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++) {
                String comment = lines.required(kind).stripTrailing();
                if (!kind.equals("special comments") || !told.take(comment)) {
                    text.append(text.isEmpty() ? "" : "\n").append(comment);
                }
            }
            if (!text.isEmpty()) {
                facts.put(kind.replace(' ', '_'), text.toString());
            }
        }
        if (lines.number() > end) {
            throw new RefusedFile(
                    Reason.BROKEN, 1, "NLHEAD is " + end + ", and the header has " + lines.number() + " lines");
        }
        while (lines.number() < end) {
            lines.required("the end of the header");
        }
    }

    private int count(String what) throws IOException {
        return TextNumbers.count(lines.required(what), lines.number(), MOST);
    }

    /** A list of numbers, over as many lines as it takes. */
    private List<Double> numbers(int count, String what) throws IOException {
        List<Double> all = new ArrayList<>();
        while (all.size() < count) {
            for (String word : lines.required(what).strip().split("\\s+")) {
                if (!word.isEmpty()) {
                    all.add(TextNumbers.parse(word, lines.number(), remarks));
                }
            }
        }
        if (all.size() > count) {
            throw new RefusedFile(
                    Reason.BROKEN,
                    lines.number(),
                    what + " should be " + count + " numbers, and " + all.size() + " are there");
        }
        return all;
    }
}
