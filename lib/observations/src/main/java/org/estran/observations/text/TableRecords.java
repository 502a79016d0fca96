package org.estran.observations.text;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in text, cell by cell. A cell between quotes (RFC 4180) may hold the separator, quotes written
 * twice and line ends; one row at a time is held, of a mebibyte at most.
 */
final class TableRecords implements Closeable {

    private static final int LONGEST = 1 << 20;
    private static final int MOST_BEFORE = 1000;
    private static final int LONGEST_HEADER = 20;
    /** Each line that is joined has the whole looked at again. */
    private static final int MOST_JOINED = 1000;

    private static final Pattern SIGNS = Pattern.compile("(#+|%+|//+|\\*+|!+)\\s*(?:HEADER\\s+)?(.*)", Pattern.DOTALL);
    private static final Pattern FACT = Pattern.compile("([\\p{L}][^:=]{0,60}?)\\s*[:=]\\s*(\\S.*)");

    private final TextLines lines;
    private final char separator;
    private final @Nullable String comment;
    private final Deque<String> ahead = new ArrayDeque<>();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private long number;
    private long begun;

    TableRecords(Path path, char separator, @Nullable String comment, Remarks remarks) throws IOException {
        this.lines = new TextLines(path, remarks);
        this.separator = separator;
        this.comment = comment;
    }

    /** The line in which the row began that was read last, from 1. */
    long line() {
        return begun;
    }

    /** What the lines before the header say: {@code name: value} and {@code name = value}. */
    Map<String, String> facts() {
        return facts;
    }

    /** The next row; null after the last. Blank lines and comments are passed over. */
    String @Nullable [] next() throws IOException {
        String text = raw();
        while (text != null && isNoRow(text)) {
            text = raw();
        }
        if (text == null) {
            return null;
        }
        begun = number;
        return joined(text);
    }

    private boolean isNoRow(String text) {
        return text.isBlank() || comment != null && text.startsWith(comment);
    }

    private String[] joined(String first) throws IOException {
        String[] cells = cells(first, separator, begun);
        if (cells != null) {
            return cells;
        }
        StringBuilder text = new StringBuilder(first);
        int joined = 0;
        while (cells == null) {
            String more = raw();
            if (more == null || text.length() > LONGEST || joined++ == MOST_JOINED) {
                throw new RefusedFile(Reason.BROKEN, begun, "a quote begins here and is never closed");
            }
            text.append('\n').append(more);
            cells = cells(text.toString(), separator, begun);
        }
        return cells;
    }

    private @Nullable String raw() throws IOException {
        String line = ahead.isEmpty() ? lines.next() : ahead.poll();
        if (line != null) {
            number++;
        }
        return line;
    }

    /**
     * Reads on behind the line that names the columns, with or without a mark of comments before it.
     *
     * @throws RefusedFile when none of the first thousand lines does
     */
    void passHeader(List<String> names) throws IOException {
        for (String line = raw(); line != null && number <= MOST_BEFORE; line = raw()) {
            if (line.isBlank()) {
                continue;
            }
            if (isHeader(line, names)) {
                begun = number;
                return;
            }
            fact(line);
        }
        throw new RefusedFile(
                Reason.BROKEN,
                "no line names the columns of the mapping: " + String.join(" " + separator + " ", names));
    }

    private boolean isHeader(String line, List<String> names) throws IOException {
        if (names.equals(stripped(line)) || names.equals(stripped(uncommented(line)))) {
            return true;
        }
        // a name with a line end in it
        if (line.indexOf('"') < 0 || names.stream().noneMatch(name -> name.indexOf('\n') >= 0)) {
            return false;
        }
        List<String> more = new ArrayList<>();
        StringBuilder text = new StringBuilder(line);
        while (more.size() < LONGEST_HEADER) {
            String next = raw();
            if (next == null) {
                break;
            }
            more.add(next);
            text.append('\n').append(next);
            if (names.equals(stripped(text.toString()))) {
                return true;
            }
        }
        number -= more.size();
        for (int i = more.size() - 1; i >= 0; i--) {
            ahead.addFirst(more.get(i));
        }
        return false;
    }

    private List<String> stripped(String text) {
        try {
            String[] cells = cells(text, separator, number);
            return cells == null ? List.of() : List.of(cells);
        } catch (RefusedFile noRow) {
            return List.of();
        }
    }

    private void fact(String line) {
        Matcher m = FACT.matcher(uncommented(line).strip().replaceAll("^\"|\"$", ""));
        if (m.matches() && facts.size() < 200) {
            String name = m.group(1).equalsIgnoreCase("title") ? "title" : m.group(1);
            facts.putIfAbsent(name, m.group(2).strip());
        }
    }

    /** A line without its mark of comments, if it has one. */
    static String uncommented(String line) {
        Matcher m = SIGNS.matcher(line);
        return m.matches() ? m.group(2) : line;
    }

    /** The mark of comments that a line begins with; null for none. */
    static @Nullable String mark(String line) {
        Matcher m = SIGNS.matcher(line);
        return m.matches() ? m.group(1).startsWith("//") ? "//" : m.group(1).substring(0, 1) : null;
    }

    /** The cells of a row without blanks around them; null while a quote is open. */
    static String @Nullable [] cells(String text, char separator, long line) throws RefusedFile {
        List<String> cells = new ArrayList<>();
        boolean isOfBlanks = separator == ' ';
        String row = isOfBlanks ? text.strip() : text;
        int at = 0;
        while (true) {
            int from = at;
            while (at < row.length() && isBlank(row.charAt(at), separator)) {
                at++;
            }
            if (at < row.length() && row.charAt(at) == '"') {
                StringBuilder cell = new StringBuilder();
                at = quoted(row, at + 1, cell);
                if (at < 0) {
                    return null;
                }
                while (at < row.length() && !isOfBlanks && isBlank(row.charAt(at), separator)) {
                    at++;
                }
                if (at < row.length() && !isEnd(row.charAt(at), separator)) {
                    throw new RefusedFile(
                            Reason.BROKEN, line, "text follows the closing quote of cell " + (cells.size() + 1));
                }
                cells.add(cell.toString().strip());
            } else {
                while (at < row.length() && !isEnd(row.charAt(at), separator)) {
                    at++;
                }
                cells.add(row.substring(from, at).strip());
            }
            if (at >= row.length()) {
                return cells.toArray(String[]::new);
            }
            at++;
            if (cells.size() > Mapping.MOST_COLUMNS) {
                throw new RefusedFile(Reason.BROKEN, line, "more than " + Mapping.MOST_COLUMNS + " cells");
            }
        }
    }

    /** Where the text between quotes ended; -1 when it does not. */
    private static int quoted(String row, int from, StringBuilder cell) {
        int at = from;
        while (at < row.length()) {
            char c = row.charAt(at++);
            if (c != '"') {
                cell.append(c);
            } else if (at < row.length() && row.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                return at;
            }
        }
        return -1;
    }

    private static boolean isBlank(char c, char separator) {
        return c == ' ' || c == '\t' && separator != '\t';
    }

    private static boolean isEnd(char c, char separator) {
        return separator == ' ' ? c == ' ' || c == '\t' : c == separator;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
