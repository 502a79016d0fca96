import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Full harvests by OAI-PMH of a centre that runs as the script starts it: by one harvester for the first time, then by four
 * at once, beside nginx with the same answers as files. Server and harvesters share the machine.
 */
final class OaiBench {

    private static final int HARVESTERS = 4;
    private static final Pattern TOKEN = Pattern.compile("cursor=\"(\\d+)\">([^<]+)</resumptionToken>\\s*</List");
    private static final Pattern END = Pattern.compile("completeListSize=\"(\\d+)\" cursor=\"(\\d+)\"></resumptionToken>");
    private static final String LIST = "/oai?verb=ListRecords";

    private final int port;
    private final Path folder;

    /** @param folder for the answers that nginx gives */
    OaiBench(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    /** One harvest of what nobody has asked for yet. */
    void first(String when, String prefix) throws Exception {
        Harvest once = harvest(prefix, null);
        System.out.printf(Locale.ROOT, "oai      %s, first harvest %s, one harvester: %d records in %d pages, %.0f records/s, %.1f MB/s%n",
                prefix, when, once.records, once.millis.size(), once.records / once.seconds, once.bytes / once.seconds / 1e6);
    }

    void measure(String prefix, int aim) throws Exception {
        Path pages = Files.createDirectories(folder.resolve(prefix));
        Harvest once = harvest(prefix, pages);
        int tenth = Math.max(1, once.millis.size() / 10);
        System.out.printf(Locale.ROOT, "oai      %s, one harvester: %d records in %d pages, %.0f records/s, %.1f MB/s; first tenth of the pages %.1f ms each, last %.1f ms%n",
                prefix, once.records, once.millis.size(), once.records / once.seconds, once.bytes / once.seconds / 1e6,
                mean(once.millis.subList(0, tenth)), mean(once.millis.subList(once.millis.size() - tenth, once.millis.size())));
        Wire.load(port, HARVESTERS, 3, () -> harvester(prefix));
        double[] ours = Wire.load(port, HARVESTERS, 8, () -> harvester(prefix));
        System.out.printf(Locale.ROOT, "oai      %s, four harvesters: %.0f records/s, %.1f MB/s; at least %d%s%n",
                prefix, ours[0], ours[1] / 1e6, aim, beside(prefix, once.millis.size(), ours[1]));
    }

    private String beside(String prefix, int pages, double ours) throws Exception {
        try (Nginx nginx = Nginx.serving(folder)) {
            if (nginx == null) {
                return "; nginx is not on this machine";
            }
            double[] floor = Wire.load(nginx.port, HARVESTERS, 4, () -> {
                int[] page = {0};
                return wire -> {
                    wire.get("/" + prefix + "/" + page[0]++ % pages);
                    return 1;
                };
            });
            return String.format(Locale.ROOT, "; nginx with the same bytes %.1f MB/s (%.2f)", floor[1] / 1e6, ours / floor[1]);
        }
    }

    /** Begins again whenever it is done. */
    private Wire.Client harvester(String prefix) {
        String begin = LIST + "&metadataPrefix=" + prefix;
        String[] next = {begin};
        return wire -> {
            wire.get(next[0]);
            Page page = Page.of(wire);
            next[0] = page.token == null ? begin : LIST + "&resumptionToken=" + page.token;
            return page.records;
        };
    }

    private static final class Harvest {
        long records;
        long bytes;
        double seconds;
        final List<Double> millis = new ArrayList<>();
    }

    private Harvest harvest(String prefix, Path keep) throws Exception {
        Harvest harvest = new Harvest();
        String[] path = {LIST + "&metadataPrefix=" + prefix};
        try (Wire wire = new Wire(port)) {
            while (path[0] != null) {
                long asked = System.nanoTime();
                wire.get(path[0]);
                double took = (System.nanoTime() - asked) / 1e9;
                harvest.seconds += took;
                harvest.bytes += wire.length;
                Page page = Page.of(wire);
                harvest.records += page.records;
                path[0] = page.token == null ? null : LIST + "&resumptionToken=" + page.token;
                if (keep != null) {
                    Files.write(keep.resolve("" + harvest.millis.size()), Arrays.copyOf(wire.body, wire.length));
                }
                harvest.millis.add(took * 1e3);
            }
        }
        return harvest;
    }

    /** How many records a page has, by the places that its end tells, and what comes next. */
    private record Page(long records, String token) {
        static Page of(Wire wire) throws Exception {
            int from = Math.max(0, wire.length - 2000);
            String end = new String(wire.body, from, wire.length - from, StandardCharsets.UTF_8);
            Matcher token = TOKEN.matcher(end);
            if (token.find()) {
                return new Page(100, token.group(2));
            }
            Matcher last = END.matcher(end);
            if (!last.find()) {
                throw new IllegalStateException("no list ends so: " + end);
            }
            return new Page(Long.parseLong(last.group(1)) - Long.parseLong(last.group(2)), null);
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
