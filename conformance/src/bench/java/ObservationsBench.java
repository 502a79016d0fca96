import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.EstranApplication;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.StatedDigests;
import org.estran.app.jobs.Jobs;
import org.estran.app.observations.store.ObservationStore;
import org.springframework.boot.SpringApplication;

/**
 * Selecting from synthetic profiles of 667 floats over twenty years: loading them, then a box with two years and depths, a
 * platform, means by month, what there is, a diagram of a million points; beside DuckDB alone on the same Parquet. Started
 * by {@link Bench} with the centre's own class path: {@code HOME FILE ROWS}.
 */
public class ObservationsBench {

    private static final String RECORD_PROPERTIES = "property=sea_water_temperature&property=sea_water_practical_salinity";
    private static final String SELECTED = "bbox=-45,25,-5,50&from=2005&until=2006&depth=0/300&" + RECORD_PROPERTIES;

    /** Rounds that are not counted: neither is asked for the first time. */
    private static final int WARM_UP = 100;

    private static String address;

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Path file = Path.of(arguments[1]);
        long rows = Long.parseLong(arguments[2]);
        FilesBench.centre = SpringApplication.run(EstranApplication.class, "--estran.home=" + home, "--server.port=0");
        address = "http://localhost:" + FilesBench.centre.getEnvironment().getProperty("local.server.port");
        FilesBench.address = address;
        try {
            String record = FilesBench.opened();
            try (InputStream bytes = Files.newInputStream(file)) {
                FilesBench.centre
                        .getBean(DepositFiles.class)
                        .addFile(FilesBench.DEPOSITOR, record, "profiles.nc", bytes, StatedDigests.NONE);
            }
            ObservationStore store = FilesBench.centre.getBean(ObservationStore.class);
            FilesBench.published(FilesBench.submitted(record));
            long begin = System.nanoTime();
            while (store.sources(record).isEmpty()) {
                Thread.sleep(20);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(Locale.ROOT, "observations %,d rows loaded in %.1f s: %,.0f rows/s (at least 500,000)%n",
                    rows, seconds, rows / seconds);
            while (FilesBench.centre.getBean(Jobs.class).isAsked("check-observations")) {
                Thread.sleep(100); // it would take a processor from whoever selects
            }
            beside(home.resolve("cache/observations").resolve(record));
            say("one platform as CSV", p50("/observations/selection.csv?platform=6900123&" + RECORD_PROPERTIES), "at most 50 ms");
            say("means by month over all", p50("/observations/means.csv?of=sea_water_temperature"), "at most 500 ms");
            say("what there is of a box, a page", p50("/observations?bbox=-30,30,-10,45&from=2005"), "at most 100 ms");
            say("temperature-salinity diagram of a million", p50("/observations/plots/ts.png"), "under 1,000 ms");
            System.gc();
            System.out.printf(Locale.ROOT, "observations heap in use %.0f MB%n",
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6);
        } finally {
            FilesBench.centre.close();
        }
        System.exit(0);
    }

    /** The box by the centre to the last byte of CSV, and by DuckDB from the same Parquet into a file of CSV; by turns. */
    private static void beside(Path folder) throws Exception {
        String parts;
        try (Stream<Path> files = Files.list(folder)) {
            parts = files.map(path -> "'" + path + "'").collect(Collectors.joining(", "));
        }
        Path out = Files.createTempFile("estran-bench", ".csv");
        String sql = "COPY (SELECT feature, platform, time, latitude, longitude, depth, TEMP, TEMP_QC_flag, PSAL, PSAL_QC_flag FROM read_parquet(["
                + parts + "]) WHERE longitude BETWEEN -45 AND -5 AND latitude BETWEEN 25 AND 50"
                + " AND time BETWEEN '2005-01-01' AND '2006-12-31 23:59:59.999' AND depth BETWEEN 0 AND 300"
                + " ORDER BY feature, time, depth) TO '" + out + "' (FORMAT csv)";
        int rounds = 21;
        double[] ours = new double[rounds];
        double[] alone = new double[rounds];
        double[] keeping = new double[rounds];
        long lines = 0;
        try (Connection plain = DriverManager.getConnection("jdbc:duckdb:");
                Connection kept = DriverManager.getConnection("jdbc:duckdb:");
                Statement asItComes = plain.createStatement();
                Statement withMetadata = kept.createStatement()) {
            withMetadata.execute("SET parquet_metadata_cache = true");
            try (ResultSet columns = asItComes.executeQuery("DESCRIBE SELECT * FROM read_parquet([" + parts + "])")) {
                StringBuilder names = new StringBuilder();
                while (columns.next()) {
                    names.append(columns.getString(1)).append(' ');
                }
                for (String name : List.of("TEMP_QC_flag", "PSAL_QC_flag")) {
                    if (names.indexOf(name + " ") < 0) {
                        sql = sql.replace(", " + name, ", " + name.replace("_QC", ""));
                    }
                }
            }
            for (int round = -WARM_UP; round < rounds; round++) {
                long begin = System.nanoTime();
                byte[] csv = get("/observations/selection.csv?" + SELECTED);
                double byCentre = (System.nanoTime() - begin) / 1e6;
                lines = new String(csv, java.nio.charset.StandardCharsets.UTF_8).lines().count() - 2;
                double byDuckDb = timed(asItComes, sql);
                double byDuckDbKeeping = timed(withMetadata, sql);
                if (round >= 0) {
                    ours[round] = byCentre;
                    alone[round] = byDuckDb;
                    keeping[round] = byDuckDbKeeping;
                }
            }
            try (Stream<String> written = Files.lines(out)) {
                System.out.printf(Locale.ROOT, "observations rows of the box: %,d by the centre, %,d by DuckDB alone%n",
                        lines, written.count() - 1);
            }
        } finally {
            Files.deleteIfExists(out);
        }
        Arrays.sort(ours);
        Arrays.sort(alone);
        Arrays.sort(keeping);
        int middle = rounds / 2;
        System.out.printf(Locale.ROOT,
                "observations box, two years, depths, as CSV, p50: %.1f ms; DuckDB alone %.1f ms; ratio %.2f (at most 1.2; at most 100 ms);"
                        + " told to keep metadata of Parquet, which it does not by itself, %.1f ms; ratio %.2f%n",
                ours[middle], alone[middle], ours[middle] / alone[middle], keeping[middle], ours[middle] / keeping[middle]);
    }

    private static double timed(Statement statement, String sql) throws Exception {
        long begin = System.nanoTime();
        statement.execute(sql);
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void say(String what, double millis, String wanted) {
        System.out.printf(Locale.ROOT, "observations %s, p50: %.1f ms (%s)%n", what, millis, wanted);
    }

    private static double p50(String path) throws Exception {
        double[] all = new double[11];
        for (int i = -3; i < all.length; i++) {
            long begin = System.nanoTime();
            get(path);
            if (i >= 0) {
                all[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(all);
        return all[all.length / 2];
    }

    /** As light a client as there is: it shares the processors. */
    private static byte[] get(String path) throws Exception {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        if (connection.getResponseCode() != 200) {
            throw new IllegalStateException(path + " gave " + connection.getResponseCode());
        }
        try (InputStream answer = connection.getInputStream()) {
            return answer.readAllBytes();
        }
    }
}
