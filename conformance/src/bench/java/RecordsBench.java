import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** OGC API Records of a centre that runs as the script starts it: ten records by query, beside nginx with the same answers. */
final class RecordsBench {

    private static final String ITEMS = "/ogc/collections/catalogue/items?";
    private static final List<String> QUERIES = List.of(
            "q=temperature",
            "bbox=-20,30,10,60",
            "q=radar&bbox=-130,20,-60,50",
            "filter=CASEI(title)%20LIKE%20CASEI('%25model%25')",
            "offset=5000");

    private final int port;
    private final Path folder;

    RecordsBench(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    void measure() throws Exception {
        Files.createDirectories(folder);
        for (String query : QUERIES) {
            double[] one = Wire.millis(port, List.of(ITEMS + query), 300, 300);
            double[] four = Wire.load(port, 4, 3, () -> wire -> {
                wire.get(ITEMS + query);
                return 1;
            });
            System.out.printf(Locale.ROOT, "records  %s, ten records, one client: %s; at most 5; four clients: %.0f/s, %.1f MB/s%s%n",
                    query, Wire.percentiles(one), four[0], four[1] / 1e6, beside(query, four[1]));
        }
    }

    private String beside(String query, double ours) throws Exception {
        try (Wire wire = new Wire(port)) {
            wire.get(ITEMS + query);
            Files.write(folder.resolve("answer"), Arrays.copyOf(wire.body, wire.length));
        }
        try (Nginx nginx = Nginx.serving(folder)) {
            if (nginx == null) {
                return "; nginx is not on this machine";
            }
            double[] floor = Wire.load(nginx.port, 4, 2, () -> wire -> {
                wire.get("/answer");
                return 1;
            });
            return String.format(Locale.ROOT, "; nginx with the same bytes %.1f MB/s (%.2f)", floor[1] / 1e6, ours / floor[1]);
        }
    }
}
