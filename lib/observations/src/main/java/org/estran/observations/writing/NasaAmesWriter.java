package org.estran.observations.writing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.ObservedProperty.Form;
import org.estran.observations.text.ColumnComment;
import org.estran.observations.text.NasaAmesComments;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Writes features as NASA Ames (Gaines and Hipskind, Format Specification for Data Exchange, version 1.3; UTF-8): one
 * profile, series or track as 1001; many as 2010 where all run along the same levels, else as 2110; as 2160 where they have
 * names or texts. The format knows numbers: times are seconds since the day of the file began, flags are variables
 * of their own, texts are numbered; the special comments tell what each variable is and what numbers stand for, the comments
 * what the file says of itself. The observations are read twice.
 */
public final class NasaAmesWriter {

    private static final Set<String> OF_HEADER = Set.of(
            "originator", "organisation", "source", "mission", "volume", "dates", "special_comments", "comments");
    private static final String NO_TEXT = "(none)";
    private static final int MOST_COMMENTS = 4000;
    private static final String BREAK = "\r\n";

    private final ObservationFile file;
    private final Losses losses = new Losses();

    public NasaAmesWriter(ObservationFile file) {
        this.file = file;
    }

    /**
     * Writes all of it; the stream is left open.
     *
     * @return what has no place in it
     */
    public List<Finding> writeTo(OutputStream out) throws IOException {
        Writing writing = new Writing(new NasaAmesPlan(file));
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        List<String> header = writing.header();
        writer.write((header.size() + 1) + " " + writing.index + BREAK);
        for (String line : header) {
            writer.write(line + BREAK);
        }
        file.forEach(feature -> {
            writing.write(writer, feature);
            return true;
        });
        writer.flush();
        return losses.all();
    }

    /** One file, once it was looked at. */
    private final class Writing {
        private final NasaAmesPlan plan;
        final int index;
        private final LocalDate date;
        private final long dayBegins;
        private final @Nullable NasaAmesVariable running;
        private final List<NasaAmesVariable> primary = new ArrayList<>();
        /** X2 of 2010 and 2110. */
        private final @Nullable NasaAmesVariable outer;

        private final List<NasaAmesVariable> numbers = new ArrayList<>();
        private final List<NasaAmesVariable> texts = new ArrayList<>();
        private int feature = -1;
        private long row;

        Writing(NasaAmesPlan plan) {
            this.plan = plan;
            this.index = plan.index();
            this.date = plan.date();
            this.dayBegins = date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            this.running = plan.runningVariable();
            for (NasaAmesVariable variable : plan.variablesOfRows()) {
                if (isTooRich(variable)) {
                    losses.count(Losses.COLUMNS, variable.property.name());
                } else if (variable != running) {
                    primary.add(variable);
                }
            }
            this.outer =
                    index == 2010 || index == 2110 ? plan.variablesOfFeature().getFirst() : null;
            for (NasaAmesVariable variable : plan.variablesOfFeature()) {
                boolean isText = !variable.isOfFlags && variable.property.form() == Form.TEXT;
                if (variable.isOfFlags && variable.isTooRich()) {
                    losses.count(Losses.COLUMNS, variable.property.name());
                } else if (variable != outer) {
                    (isText ? texts : numbers).add(variable);
                }
            }
        }

        /** A column of too many texts; its flags go with it. */
        private boolean isTooRich(NasaAmesVariable variable) {
            return plan.variablesOfRows().stream().anyMatch(one -> one.index == variable.index && one.isTooRich());
        }

        List<String> header() {
            List<String> lines = new ArrayList<>();
            lines.add(fact("originator", "creator_name", "PI_NAME", "pi_name", "author"));
            lines.add(fact("organisation", "institution", "INSTITUTION", "publisher_name"));
            lines.add(fact("source", "platform", "platform_name", "PLATFORM_NAME", "instrument"));
            lines.add(fact("mission", "project", "PROJECT_NAME", "cruise", "title"));
            lines.add(volume());
            String day = date.getYear() + " " + date.getMonthValue() + " " + date.getDayOfMonth();
            lines.add(four(day.equals(toldDay()) ? file.facts().getOrDefault("dates", "") : day + " " + day));
            axes(lines);
            lines.add(Integer.toString(primary.size()));
            if (!primary.isEmpty()) {
                lines.add(repeated("1", primary.size()));
                lines.add(primary.stream().map(NasaAmesVariable::missing).collect(Collectors.joining(" ")));
            }
            primary.forEach(variable -> lines.add(variable.name()));
            if (index != 1001) {
                auxiliary(lines);
            }
            comments(lines);
            return lines;
        }

        private String toldDay() {
            String[] words = file.facts().getOrDefault("dates", "").split("\\s+");
            return words.length < 3 || !words[1].matches("\\d{1,2}") || !words[2].matches("\\d{1,2}")
                    ? ""
                    : words[0] + " " + Integer.parseInt(words[1]) + " " + Integer.parseInt(words[2]);
        }

        private static String four(String dates) {
            return dates.strip().replaceAll("\\s+", " ");
        }

        private String fact(String... names) {
            for (String name : names) {
                String text = file.facts()
                        .getOrDefault(name, "")
                        .replaceAll("\\p{Cntrl}+", " ")
                        .strip();
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return "unknown";
        }

        private String volume() {
            String told = file.facts().getOrDefault("volume", "");
            return told.matches("\\d+\\s+\\d+") ? told : "1 1";
        }

        private void axes(List<String> lines) {
            String alongRows = running == null ? "row of the feature" : running.name();
            switch (index) {
                case 2010 -> {
                    double[] grid = plan.grid();
                    lines.add("0 0");
                    lines.add(Integer.toString(grid.length));
                    lines.add(Integer.toString(grid.length));
                    StringBuilder places = new StringBuilder();
                    for (double place : grid) {
                        boolean isMoment = running != null && running.property.form() == Form.INSTANT;
                        double told = isMoment ? place - dayBegins / 1000.0 : place;
                        places.append(places.isEmpty() ? "" : " ")
                                .append(CsvWriter.number(told, running != null && running.property.isSingle()));
                    }
                    lines.add(places.toString());
                }
                case 2110 -> lines.add("0 0");
                case 2160 -> {
                    lines.add("0");
                    lines.add(Integer.toString(Math.min(9999, plan.longestId())));
                }
                default -> lines.add("0");
            }
            lines.add(alongRows);
            if (index != 1001) {
                lines.add(outer == null ? "feature" : outer.name());
            }
        }

        private void auxiliary(List<String> lines) {
            boolean isCounted = index != 2010;
            int ofTexts = index == 2160 ? 1 + texts.size() : 0;
            int all = (isCounted ? 1 : 0) + numbers.size() + ofTexts;
            lines.add(Integer.toString(all));
            if (index == 2160) {
                lines.add(Integer.toString(ofTexts));
            }
            if (all - ofTexts > 0) {
                lines.add(repeated("1", all - ofTexts));
                String missing = numbers.stream().map(NasaAmesVariable::missing).collect(Collectors.joining(" "));
                lines.add(((isCounted ? "-1 " : "") + missing).strip());
            }
            if (index == 2160) {
                lines.add((Math.min(9999, plan.longestPlatform())
                        + texts.stream()
                                .map(text -> " " + Math.max(NO_TEXT.length(), plan.longestText(text)))
                                .collect(Collectors.joining())));
                lines.addAll(Collections.nCopies(ofTexts, NO_TEXT));
            }
            if (isCounted) {
                lines.add("number of rows");
            }
            numbers.forEach(variable -> lines.add(variable.name()));
            if (index == 2160) {
                lines.add("platform");
                texts.forEach(variable -> lines.add(variable.name()));
            }
        }

        private static String repeated(String word, int times) {
            return String.join(" ", Collections.nCopies(times, word));
        }

        private void comments(List<String> lines) {
            List<String> special = new ArrayList<>();
            String own = file.facts().getOrDefault("special_comments", "");
            own.lines().limit(MOST_COMMENTS).forEach(special::add);
            special.add(NasaAmesComments.MARK);
            special.add(NasaAmesComments.line(
                    NasaAmesComments.TYPE,
                    Map.of("feature_type", file.featureType().cfName())));
            if (index == 1001) {
                special.addAll(plan.only());
            }
            describe(special);
            lines.add(Integer.toString(special.size()));
            lines.addAll(special);
            List<String> plain = new ArrayList<>();
            file.facts().getOrDefault("comments", "").lines().forEach(plain::add);
            file.facts().forEach((name, text) -> {
                if (!OF_HEADER.contains(name)) {
                    (name + ": " + text).lines().forEach(plain::add);
                }
            });
            int kept = Math.min(plain.size(), MOST_COMMENTS);
            for (int i = kept; i < plain.size(); i++) {
                losses.count(Losses.FACTS);
            }
            lines.add(Integer.toString(kept));
            plain.subList(0, kept).forEach(line -> lines.add(line.replaceAll("\\p{Cntrl}", " ")));
        }

        /** What each variable is, and what its numbers stand for. */
        private void describe(List<String> special) {
            Map<NasaAmesVariable, String> names = new LinkedHashMap<>();
            if (running != null) {
                names.put(running, "X1");
            }
            for (int v = 0; v < primary.size(); v++) {
                names.put(primary.get(v), "V" + (v + 1));
            }
            if (outer != null) {
                names.put(outer, "X2");
            } else if (index == 2160) {
                special.add(aside("X2", ColumnComment.FEATURE));
            }
            if (index != 1001) {
                int counting = index == 2010 ? 0 : 1;
                for (int a = 0; a < numbers.size(); a++) {
                    names.put(numbers.get(a), "A" + (counting + a + 1));
                }
                int before = counting + numbers.size() + 1;
                for (int a = 0; a < texts.size(); a++) {
                    names.put(texts.get(a), "A" + (before + a + 1));
                }
                if (index == 2160) {
                    special.add(aside("A" + before, ColumnComment.PLATFORM));
                }
            }
            names.forEach((variable, name) -> {
                String values = names.entrySet().stream()
                        .filter(one -> one.getKey().index == variable.index && !one.getKey().isOfFlags)
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
                special.add(NasaAmesComments.line(NasaAmesComments.VARIABLE + name, variable.said(values)));
                if (!texts.contains(variable) && !variable.codes().isEmpty()) {
                    special.add(NasaAmesComments.line(NasaAmesComments.CODES + name, variable.codes()));
                }
            });
        }

        private static String aside(String name, String role) {
            return NasaAmesComments.line(NasaAmesComments.VARIABLE + name, Map.of(ColumnComment.ROLE, role));
        }

        void write(Writer writer, Feature one) throws IOException {
            if (!one.isContinued()) {
                feature++;
                row = 0;
                begin(writer, one);
            }
            if (index == 2010) {
                for (NasaAmesVariable variable : primary) {
                    List<String> cells = new ArrayList<>();
                    for (int r = 0; r < one.rows(); r++) {
                        cells.add(cell(variable, one, r));
                    }
                    writer.write(String.join(" ", cells) + BREAK);
                }
                return;
            }
            for (int r = 0; r < one.rows(); r++) {
                row++;
                StringBuilder line = new StringBuilder(running == null ? Long.toString(row) : cell(running, one, r));
                for (NasaAmesVariable variable : primary) {
                    line.append(' ').append(cell(variable, one, r));
                }
                writer.append(line).append(BREAK);
            }
        }

        private void begin(Writer writer, Feature one) throws IOException {
            if (index == 1001) {
                return;
            }
            List<String> cells = new ArrayList<>();
            if (outer == null) {
                writer.write(losses.inLine(one.id(), "feature") + BREAK);
            } else {
                cells.add(cell(outer, one, 0));
            }
            if (index != 2010) {
                cells.add(Integer.toString(plan.rowsOf(feature)));
            }
            numbers.forEach(variable -> cells.add(cell(variable, one, 0)));
            writer.write(String.join(" ", cells) + BREAK);
            if (index == 2160) {
                writer.write(text(one.platform() == null ? "" : one.platform(), "platform") + BREAK);
                for (NasaAmesVariable variable : texts) {
                    String told = ((Column.Texts) one.columns().get(variable.index)).at(0);
                    writer.write(text(told, variable.property.name()) + BREAK);
                }
            }
        }

        private String text(String text, String property) {
            if (text.equals(NO_TEXT)) {
                losses.count(Losses.VALUES, property);
            }
            String plain = losses.inLine(text, property);
            return plain.isEmpty() ? NO_TEXT : plain;
        }

        private String cell(NasaAmesVariable variable, Feature one, int r) {
            ObservedProperty property = variable.property;
            boolean isSingle = property.isSingle() && !variable.isOfFlags && property.form() == Form.NUMBER;
            return losses.number(variable.value(one, r, dayBegins), isSingle, property.name(), variable.missing());
        }
    }
}
