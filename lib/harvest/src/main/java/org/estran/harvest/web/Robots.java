package org.estran.harvest.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a {@code robots.txt} asks of us (RFC 9309): the group of our name, else that of all. */
final class Robots {

    static final Robots ALLOW_ALL = new Robots(List.of(), Duration.ZERO);
    static final Robots ALLOW_NOTHING = new Robots(List.of(new Rule("/", false)), Duration.ZERO);

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final List<Rule> rules;
    private final Duration delay;

    private Robots(List<Rule> rules, Duration delay) {
        this.rules = rules;
        this.delay = delay;
    }

    /** @param name our name, in lower case, as the lines {@code User-agent} would write it */
    static Robots read(String text, String name) {
        Group ours = new Group();
        Group everybodys = new Group();
        List<Group> current = new ArrayList<>();
        boolean naming = false;
        boolean known = false;
        for (String raw : text.lines().toList()) {
            String line = raw.replaceFirst("#.*", "").strip();
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String field = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (field.equals("user-agent")) {
                if (!naming) {
                    current.clear();
                }
                naming = true;
                String agent = value.toLowerCase(Locale.ROOT);
                if (agent.equals("*")) {
                    current.add(everybodys);
                } else if (!agent.isEmpty() && name.startsWith(agent)) {
                    known = true;
                    current.add(ours);
                }
            } else {
                naming = false;
                current.forEach(group -> group.take(field, value));
            }
        }
        Group meant = known ? ours : everybodys;
        return new Robots(List.copyOf(meant.rules), meant.delay);
    }

    /** The longest rule that fits decides; of two as long, the one that allows. */
    boolean allows(String pathAndQuery) {
        return rules.stream()
                .filter(rule -> rule.fits(pathAndQuery))
                .max(Comparator.<Rule>comparingInt(rule -> rule.path().length()).thenComparing(Rule::allows))
                .map(Rule::allows)
                .orElse(true);
    }

    Duration delay() {
        return delay;
    }

    private static final class Group {

        private final List<Rule> rules = new ArrayList<>();
        private Duration delay = Duration.ZERO;

        void take(String field, String value) {
            if ((field.equals("allow") || field.equals("disallow")) && !value.isEmpty()) {
                rules.add(new Rule(value, field.equals("allow")));
            } else if (field.equals("crawl-delay") && value.matches("\\d{1,5}(\\.\\d{1,3})?")) {
                Duration asked = Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000));
                delay = asked.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : asked;
            }
        }
    }

    private record Rule(String path, boolean allows) {

        boolean fits(String pathAndQuery) {
            boolean whole = path.endsWith("$");
            String bare = whole ? path.substring(0, path.length() - 1) : path;
            StringBuilder pattern = new StringBuilder();
            for (String part : bare.split("\\*", -1)) {
                pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
            }
            return Pattern.compile(pattern + (whole ? "$" : ""))
                    .matcher(pathAndQuery)
                    .lookingAt();
        }
    }
}
