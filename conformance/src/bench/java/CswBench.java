import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CSW of a centre that runs as the script starts it, asked by four clients at once, beside nginx with the same answers as
 * files. Server and clients share the machine.
 */
final class CswBench {

    private static final int CLIENTS = 4;
    private static final String RECORDS = "/csw?service=CSW&version=2.0.2&request=GetRecords&typeNames=csw:Record&resultType=results";
    private static final String GMD = "&outputSchema=http://www.isotc211.org/2005/gmd";
    private static final String BY_ID = "/csw?service=CSW&version=2.0.2&request=GetRecordById&elementSetName=full";

    private final int port;
    private final Path folder;

    /** @param folder for the answers that nginx gives */
    CswBench(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    void measure() throws Exception {
        int matched = Integer.parseInt(first(get(RECORDS + "&maxRecords=0"), "numberOfRecordsMatched=\"(\\d+)\""));
        pages("10 brief records", pages(matched, 10, "&elementSetName=brief"), 8, "requests/s", 1, 1000);
        pages("100 full ISO records", pages(matched, 100, "&elementSetName=full" + GMD), 8, "records/s", 100, 4000);
        List<String> ids = ids(matched);
        byId(ids.stream().map(id -> BY_ID + GMD + "&id=" + id).toList(), "full ISO");
        byId(ids.stream().map(id -> BY_ID + "&id=" + id).toList(), "full csw:Record");
        query("text", "&constraintLanguage=CQL_TEXT&constraint=csw:AnyText%20LIKE%20'%25ozone%25'");
        query("box", "&constraintLanguage=CQL_TEXT&constraint=BBOX(ows:BoundingBox,-130,20,-60,60)");
    }

    /** Every page of a whole catalogue. */
    private static List<String> pages(int matched, int size, String more) {
        List<String> pages = new ArrayList<>();
        for (int start = 1; start + size <= matched; start += size) {
            pages.add(RECORDS + more + "&maxRecords=" + size + "&startPosition=" + start);
        }
        return pages;
    }

    private void pages(String what, List<String> paths, int seconds, String unit, int per, int aim) throws Exception {
        Wire.load(port, CLIENTS, seconds / 2.0, inTurn(paths, per));
        double[] ours = Wire.load(port, CLIENTS, seconds, inTurn(paths, per));
        System.out.printf(Locale.ROOT, "csw      %s, all %d pages: %.0f %s, %.1f MB/s; at least %d%s%n",
                what, paths.size(), ours[0], unit, ours[1] / 1e6, aim, beside(paths, ours[1]));
    }

    private String beside(List<String> paths, double ours) throws Exception {
        List<String> files = new ArrayList<>();
        try (Wire wire = new Wire(port)) {
            Path here = Files.createDirectories(folder);
            for (String path : paths) {
                wire.get(path);
                Files.write(here.resolve("" + files.size()), Arrays.copyOf(wire.body, wire.length));
                files.add("/" + files.size());
            }
        }
        try (Nginx nginx = Nginx.serving(folder)) {
            if (nginx == null) {
                return "; nginx is not on this machine";
            }
            double[] floor = Wire.load(nginx.port, CLIENTS, 4, inTurn(files, 1));
            return String.format(Locale.ROOT, "; nginx with the same bytes %.1f MB/s (%.2f)", floor[1] / 1e6, ours / floor[1]);
        }
    }

    private static Wire.Clients inTurn(List<String> paths, int per) {
        AtomicLong turn = new AtomicLong();
        return () -> wire -> {
            wire.get(paths.get((int) (turn.getAndIncrement() % paths.size())));
            return per;
        };
    }

    private void byId(List<String> paths, String what) throws Exception {
        System.out.printf(Locale.ROOT, "csw      GetRecordById, %s, one client: %s; at most 2%n",
                what, Wire.percentiles(Wire.millis(port, paths, 500, 1000)));
    }

    private void query(String what, String query) throws Exception {
        System.out.printf(Locale.ROOT, "csw      10 brief by %s, one client: %s; at most 5%n",
                what, Wire.percentiles(Wire.millis(port, List.of(RECORDS + "&elementSetName=brief" + query), 300, 300)));
    }

    private List<String> ids(int matched) throws Exception {
        List<String> ids = new ArrayList<>();
        Pattern id = Pattern.compile("<dc:identifier>([^<]*)<");
        for (int start = 1; start <= Math.min(matched, 2000); start += 1000) {
            Matcher m = id.matcher(get(RECORDS + "&elementName=dc:identifier&maxRecords=1000&startPosition=" + start));
            while (m.find()) {
                ids.add(URLEncoder.encode(m.group(1), StandardCharsets.UTF_8));
            }
        }
        return ids;
    }

    private String get(String path) throws Exception {
        try (Wire wire = new Wire(port)) {
            return wire.get(path).text();
        }
    }

    private static String first(String text, String pattern) {
        Matcher m = Pattern.compile(pattern).matcher(text);
        if (!m.find()) {
            throw new IllegalStateException(text);
        }
        return m.group(1);
    }
}
