package org.estran.grids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Debian's ncdump says of a file: an independent reader. Names are as ours, values are tokens of CDL. */
final class Ncdump {

    /**
     * @param dimensions length by name, with a {@code +} behind when unlimited
     */
    record Dump(
            Map<String, String> dimensions,
            Map<String, Variable> variables,
            Map<String, List<String>> attributes,
            Map<String, List<String>> data) {}

    record Variable(String type, List<String> dimensions, Map<String, List<String>> attributes) {}

    private Ncdump() {}

    static void mustBeInstalled() {
        boolean there = Files.isExecutable(Path.of("/usr/bin/ncdump"));
        if (System.getenv("CI") != null) {
            assertThat(there).as("ncdump (Debian netcdf-bin)").isTrue();
        }
        assumeTrue(there, "ncdump is not installed: apt-get install netcdf-bin");
    }

    static void generate(Path cdl, Path nc) throws IOException, InterruptedException {
        run("ncgen", "-k", "nc4", "-o", nc.toString(), cdl.toString());
    }

    static Dump of(Path file) throws IOException, InterruptedException {
        byte[] out = run("ncdump", "-p", "9,17", file.toString());
        // Old files hold texts in ISO-8859-1, which ncdump passes through.
        String cdl = Values.text(out, 0, out.length).replaceAll("= UNLIMITED ; // \\((\\d+) currently\\)", "= $1+ ;");
        Dump dump =
                new Dump(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        String section = "";
        String group = "";
        List<String> statement = new ArrayList<>();
        for (String token : tokens(cdl)) {
            switch (token) {
                case "types:", "dimensions:", "variables:", "data:" -> {
                    section = token;
                    statement.clear();
                }
                case "{" -> {
                    if (!statement.isEmpty() && statement.getFirst().equals("group:")) {
                        group += statement.get(1) + "/";
                        section = "";
                    }
                    if (!section.equals("types:") && !section.equals("data:")) {
                        statement.clear();
                    }
                }
                case "}" -> {
                    if (statement.isEmpty() && !section.equals("types:") && !group.isEmpty()) {
                        group = group.replaceFirst("[^/]+/$", "");
                    }
                }
                case ";" -> {
                    take(dump, section, group.isEmpty() ? "" : "/" + group, statement);
                    statement.clear();
                }
                default -> statement.add(token);
            }
        }
        return dump;
    }

    private static void take(Dump dump, String section, String group, List<String> statement) {
        int equals = statement.indexOf("=");
        if (section.equals("dimensions:")) {
            dump.dimensions().put(group + unescaped(statement.getFirst()), statement.get(2));
        } else if (section.equals("data:")) {
            dump.data()
                    .put(group + unescaped(statement.getFirst()), List.copyOf(statement.subList(2, statement.size())));
        } else if (!section.equals("types:") && equals > 0) {
            String[] target = statement.get(equals - 1).split("(?<!\\\\):", 2);
            List<String> values = List.copyOf(statement.subList(equals + 1, statement.size()));
            if (!target[0].isEmpty()) {
                dump.variables().get(group + unescaped(target[0])).attributes().put(unescaped(target[1]), values);
            } else if (group.isEmpty()) {
                dump.attributes().put(unescaped(target[1]), values);
            }
        } else if (section.equals("variables:")) {
            String[] declared = String.join(" ", statement).split(" ", 2)[1].split("(?<!\\\\)[()]");
            List<String> dimensions = declared.length < 2
                    ? List.of()
                    : Arrays.stream(declared[1].split(" "))
                            .map(Ncdump::unescaped)
                            .toList();
            dump.variables()
                    .put(
                            group + unescaped(declared[0]),
                            new Variable(statement.getFirst(), dimensions, new LinkedHashMap<>()));
        }
    }

    private static String unescaped(String name) {
        return name.replaceAll("\\\\(.)", "$1");
    }

    /** Words, strings with their quotes, and the signs {@code = ; { }}; commas and comments are left out. */
    private static List<String> tokens(String cdl) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < cdl.length()) {
            char c = cdl.charAt(at);
            if (Character.isWhitespace(c) || c == ',') {
                at++;
            } else if (cdl.startsWith("//", at)) {
                at = cdl.indexOf('\n', at);
            } else if (c == '=' || c == ';' || c == '{' || c == '}') {
                tokens.add(String.valueOf(c));
                at++;
            } else {
                int end = c == '"' ? endOfString(cdl, at) : endOfWord(cdl, at);
                tokens.add(cdl.substring(at, end));
                at = end;
            }
        }
        return tokens;
    }

    private static int endOfString(String cdl, int start) {
        int at = start + 1;
        while (cdl.charAt(at) != '"') {
            at += cdl.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static int endOfWord(String cdl, int start) {
        int at = start;
        while (at < cdl.length() && !Character.isWhitespace(cdl.charAt(at)) && ",=;{}".indexOf(cdl.charAt(at)) < 0) {
            at += cdl.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    private static byte[] run(String... command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("ncdump", ".err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        byte[] out = process.getInputStream().readAllBytes();
        int code = process.waitFor();
        byte[] said = Files.readAllBytes(errors);
        Files.delete(errors);
        if (code != 0) {
            throw new IOException(String.join(" ", command) + ": " + Values.text(said, 0, said.length));
        }
        return out;
    }
}
