import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estran.app.EstranApplication;
import org.estran.app.archive.Archive;
import org.estran.app.archive.Preservation;
import org.estran.app.archive.StagedFile;
import org.estran.app.archive.Staging;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.PublishedFile;
import org.estran.records.Kind;
import org.estran.records.RecordBuilder;
import org.estran.terms.LocalizedText;
import org.springframework.boot.SpringApplication;

/**
 * Daily maps of a quarter of a degree (int16, shuffled and deflated, one chunk a map) published in a centre and read by DAP2,
 * beside netCDF-C (through Python's netCDF4) reading the same bytes from the local file, by turns. Values are compared. Started
 * by {@link Bench} with the centre's own class path: folder, number of days. Server and client share the machine.
 */
public class DapBench {

    static final int ROUNDS = 7;
    static Wire wire;
    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static final String READ = """
            import netCDF4, sys, time
            def sst(d):
                v = d['sst']; v.set_auto_maskandscale(False); return v
            def take(first, last):
                t = time.perf_counter()
                d = netCDF4.Dataset(sys.argv[1] + '/whole.nc'); v = sst(d)[first:last]; d.close()
                return (time.perf_counter() - t) * 1e3, int(v.astype('i8').sum())
            day = int(sys.argv[2])
            for first, last in ((day, day + 1), (0, 30)):
                print(*take(first, last))
            """;

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int days = Integer.parseInt(arguments[1]);
        if (GridBench.python(GridBench.MAKE, folder.toString(), arguments[1]) == null) {
            System.out.println("Python's netCDF4 is not on this machine (apt-get install python3-netcdf4): dap is left out");
            return;
        }
        try (var centre = SpringApplication.run(EstranApplication.class, "--server.port=0",
                "--estran.home=" + folder.resolve("home"), "--logging.level.root=warn")) {
            publish(centre, "bench_whole", List.of(folder.resolve("whole.nc")));
            List<Path> each = new ArrayList<>();
            for (int day = 0; day < days; day++) {
                each.add(folder.resolve(String.format(Locale.ROOT, "day_%04d.nc", day)));
            }
            publish(centre, "bench_days", each);
            int port = Integer.parseInt(centre.getEnvironment().getProperty("local.server.port"));
            String base = "/thredds/dodsC/";
            await("http://localhost:" + port + base + "bench_whole/whole.nc.dds");
            await("http://localhost:" + port + base + "bench_days/aggregation.dds");
            Thread.sleep(8_000); // pictures and indexes of what was published are made meanwhile
            wire = new Wire(port);
            measure(folder, base + "bench_whole/whole.nc", "one file of " + days + " maps");
            measure(folder, base + "bench_days/aggregation", days + " files of a map, as one");
        }
        CLIENT.close();
    }

    static void measure(Path folder, String dataset, String what) throws Exception {
        double[] dds = new double[500];
        for (int i = -200; i < dds.length; i++) {
            long began = System.nanoTime();
            get(dataset + ".dds");
            if (i >= 0) {
                dds[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        System.out.printf(Locale.ROOT, "dap      .dds of %s, p50 of %d: %.2f ms (at most 1 ms)%n", what, dds.length, median(dds));
        for (int warm = 0; warm < 20; warm++) {
            get(dataset + ".dods?sst.sst[" + (10 + warm) + "][0:719][0:1439]");
        }
        String[] names = {"a map (4.2 MB)", "30 maps (124 MB)"};
        String[] aims = {"at most 1.5", "at most 1.3"};
        for (int step = 0; step < 2; step++) {
            // Each single map is one that was never read; the 30 maps are decoded anew at the first of the rounds alone.
            double[] ours = new double[ROUNDS];
            double[] theirs = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                String[] words = GridBench.python(READ, folder.toString(), String.valueOf(round)).get(step).split(" ");
                theirs[round] = Double.parseDouble(words[0]);
                String asked = step == 0 ? "[" + round + "]" : "[0:29]";
                long began = System.nanoTime();
                ByteBuffer answer = get(dataset + ".dods?sst.sst" + asked + "[0:719][0:1439]");
                ours[round] = (System.nanoTime() - began) / 1e6;
                if (sum(answer) != Long.parseLong(words[1])) {
                    throw new IllegalStateException("other values than netCDF-C's");
                }
            }
            System.out.printf(Locale.ROOT, "dap      %s of %s by DAP2: %.1f ms (the first %.1f ms); netCDF-C, local: %.1f ms; ratio %.2f, the first %.2f (%s)%n",
                    names[step], what, median(ours), ours[0], median(theirs), median(ours) / median(theirs), ours[0] / median(theirs), aims[step]);
        }
    }

    /** Of the numbers behind the head and the two lengths. */
    static long sum(ByteBuffer answer) {
        byte[] mark = "\nData:\n".getBytes(StandardCharsets.US_ASCII);
        int head = 0;
        while (!Arrays.equals(answer.array(), head, head + mark.length, mark, 0, mark.length)) {
            head++;
        }
        ByteBuffer values = answer.position(head + mark.length + 8);
        long total = 0;
        while (values.hasRemaining()) {
            total += values.getInt();
        }
        return total;
    }

    static void publish(org.springframework.context.ApplicationContext centre, String id, List<Path> files) throws Exception {
        Staging staging = centre.getBean(Staging.class);
        List<Preservation.Entry> entries = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                StagedFile staged = staging.take(id, in);
                entries.add(new Preservation.Entry(file.getFileName().toString(), staged));
            }
        }
        Map<String, String> paths = centre.getBean(Archive.class).preserve(new Preservation(id, "bench", entries, Map.of()));
        List<PublishedFile> published = entries.stream()
                .map(e -> new PublishedFile(id, 1, e.name(), paths.get(e.name()), e.staged().size(), e.staged().checksums(), "application/x-netcdf"))
                .toList();
        centre.getBean(Catalogue.class).put(new CatalogueEntry(id,
                new RecordBuilder(Kind.DATASET).title(LocalizedText.of("Essai " + id, "Trial " + id)).build(), null, 1, published));
    }

    static void await(String address) throws Exception {
        for (int i = 0; i < 600; i++) {
            if (CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding()).statusCode() == 200) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("not served: " + address);
    }

    /** By a client that does as little as it can; a map's answer stays in its buffer until the next one. */
    static ByteBuffer get(String path) throws Exception {
        wire.get(path.replace("[", "%5B").replace("]", "%5D"));
        return ByteBuffer.wrap(wire.body, 0, wire.length);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
