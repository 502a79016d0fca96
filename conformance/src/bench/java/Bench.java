import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The benchmarks of {@code ./estran bench}: each prints its figure, what it is measured against in the same run, and the
 * ratio. A program of one file, so that the script can start it without a build of its own.
 */
public class Bench {

    static final Path ROOT = Path.of(System.getProperty("estran.root"));
    static final Path JAR = Path.of(System.getProperty("estran.jar"));
    static final Path INSTALLED = Path.of(System.getProperty("estran.installed"));
    static final List<String> OPTIONS = List.of(System.getProperty("estran.options").trim().split("\\s+"));
    static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    /** By then the engine of the observations, asked by nobody, has given its memory back. */
    static final long QUIET_MILLIS = 120_000;
    static final String TOKEN = "bench-token-0123456789-abcdefghijklmnopqrstuvwxyz";
    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static final Path ARCHIVE = Path.of(System.getenv().getOrDefault("ESTRAN_SHARED", ROOT.resolve("../shared/data").toString()))
            .resolve("records/ncar-iso19139/bulk-5762-records.tar.xz")
            .normalize();

    static Path work;

    public static void main(String[] arguments) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        List<String> given = new ArrayList<>(List.of(arguments));
        boolean large = given.remove("--large");
        List<String> names = given.isEmpty() ? List.of("start", "landing", "memory", "search", "records", "crosswalk", "import", "vocabulary", "grids", "upload", "files", "download", "slow", "csw", "oai", "dap", "wms", "world", "mixed", "harvest", "observations") : given;
        work = Files.createTempDirectory(Files.createDirectories(ROOT.resolve("target/estran")), "bench");
        System.out.printf(Locale.ROOT, "%d processors, load %.1f, Java %s%n", Runtime.getRuntime().availableProcessors(),
                java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), Runtime.version());
        try {
            for (String name : names) {
                switch (name) {
                    case "start" -> start();
                    case "landing" -> landing();
                    case "memory" -> memory();
                    case "search" -> search(large);
                    case "records" -> records();
                    case "crosswalk" -> crosswalk();
                    case "import" -> importing();
                    case "vocabulary" -> vocabulary();
                    case "grids" -> grids();
                    case "upload" -> upload(large);
                    case "csw" -> csw();
                    case "oai" -> oai();
                    case "dap" -> dap();
                    case "wms" -> wms();
                    case "world" -> world();
                    case "mixed" -> mixed(large);
                    case "harvest" -> harvest(large);
                    case "files" -> ofFiles("files", sized(large ? 100_000 : 2_000));
                    case "download" -> ofFiles("download", fitting(sized(large ? 50_000 : 5_000), 1.2));
                    case "observations" -> observations();
                    case "slow" -> ofFiles("slow", sized(2_000));
                    default -> throw new IllegalArgumentException(name);
                }
            }
        } finally {
            remove(work);
            CLIENT.close();
        }
    }

    /** Second start of {@code ./estran serve} to the first page, against the jar as it is; by turns, five each. */
    static void start() throws Exception {
        Path home = work.resolve("start");
        int rounds = 5;
        double[] ours = new double[rounds];
        double[] plain = new double[rounds];
        timed(home, true);
        for (int round = 0; round < rounds; round++) {
            plain[round] = timed(home, false);
            ours[round] = timed(home, true);
        }
        say("start", "serve to first page, second start", median(ours), "s", "plain jar", median(plain), "at most 0.6, aim 3 s");
        startFull();
    }

    /** The same with all records of a real archive, against an empty home; by turns. */
    static void startFull() throws Exception {
        Path full = filled();
        if (full == null) {
            return;
        }
        Path empty = work.resolve("start");
        double[] ours = new double[5];
        double[] without = new double[5];
        timed(full, true);
        for (int round = 0; round < 5; round++) {
            without[round] = timed(empty, true);
            ours[round] = timed(full, true);
        }
        System.out.printf(Locale.ROOT, "start    with %s: %.2f s; empty: %.2f s; %.2f s more (at most 0.5 s)%n",
                ARCHIVE.getFileName(), median(ours), median(without), median(ours) - median(without));
    }

    /**
     * Words, box and facets inside the centre, in a process of its own that has the centre's classes; the large size is a
     * million generated records.
     */
    static void search(boolean large) throws Exception {
        Path full = filled();
        if (full != null) {
            searched(full, "-Xmx512m");
        }
        if (large) {
            searched(work.resolve("million"), "-Xmx2g", "1000000");
        }
    }

    static void searched(Path home, String heap, String... generated) throws Exception {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(OPTIONS);
        command.addAll(List.of(heap, "-cp", INSTALLED.resolve("estran-boot.jar").toString(),
                ROOT.resolve("conformance/src/bench/java/SearchBench.java").toString(), home.toString()));
        command.addAll(List.of(generated));
        run(command);
    }

    /** Harvests and queries through the doors for programs, of a centre as the script starts it. */
    static void records() throws Exception {
        atDoors((server, port) -> {
            server.awaitLog(WRITTEN_AHEAD);
            new RecordsBench(port, work.resolve("records-answers")).measure();
        });
    }

    static void csw() throws Exception {
        atDoors((server, port) -> {
            server.awaitLog(WRITTEN_AHEAD);
            new CswBench(port, work.resolve("csw-answers")).measure();
        });
    }

    static void oai() throws Exception {
        atDoors((server, port) -> {
            OaiBench bench = new OaiBench(port, work.resolve("oai-answers"));
            bench.first("while documents are still being written", "oai_dc");
            bench.first("while documents are still being written", "iso19115-3");
            server.awaitLog(WRITTEN_AHEAD);
            bench.measure("oai_dc", 10_000);
            bench.measure("iso19115-3", 4_000);
            bench.measure("iso19139", 4_000);
            bench.measure("oai_datacite", 0);
        });
    }

    static void wms() throws Exception {
        int days = 60;
        Path samples = work.resolve("wms-samples");
        if (!WmsBench.make(samples, days)) {
            System.out.println("Python's netCDF4 is not on this machine (apt-get install python3-netcdf4): tiles are left out");
            return;
        }
        try (Server centre = installed(work.resolve("wms"), "--estran.demo.samples=" + samples)) {
            centre.awaitPage();
            centre.awaitLog("The demonstration is complete");
            Thread.sleep(3_000);
            WmsBench.at(URI.create(centre.address).getPort()).measure(days);
        }
    }

    /** A minute of many kinds of clients at once; ten with {@code --large}. */
    static void mixed(boolean large) throws Exception {
        int days = 120;
        Path samples = work.resolve("mixed-samples");
        if (!WmsBench.make(samples, days)) {
            System.out.println("Python's netCDF4 is not on this machine (apt-get install python3-netcdf4): mixed clients are left out");
            return;
        }
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(OPTIONS);
        command.addAll(List.of("-Xmx1g", "-jar", INSTALLED.resolve("estran-boot.jar").toString(), "--server.port=" + port,
                "--estran.home=" + work.resolve("mixed"), "--estran.demo.samples=" + samples));
        try (Server centre = new Server(command, port)) {
            centre.awaitPage();
            centre.awaitLog("The demonstration is complete");
            Thread.sleep(3_000);
            new MixedBench(port, centre.process.pid(), WmsBench.at(port).layer(), days).measure(large ? 600 : 60);
        }
    }

    /** A source that only gives, fast, slowly and long records; then our own doors. A million with {@code --large}. */
    static void harvest(boolean large) throws Exception {
        new HarvestBench(work, large ? 1_000_000 : 200_000, "as the script gives it").measure();
        if (Files.exists(ARCHIVE)) {
            Path folder = Files.createDirectories(work.resolve("harvest-documents"));
            run(List.of("tar", "-xJf", ARCHIVE.toString(), "-C", folder.toString()));
            HarvestBench.longOnes(folder, work);
            remove(folder);
        }
        Path full = filled();
        if (full == null) {
            return;
        }
        try (Server centre = installed(full)) {
            centre.awaitPage();
            HarvestBench.centre(centre.address, work, 5_760);
        }
    }

    /** What the centre says when it has written all documents that harvesters ask for. */
    static final String WRITTEN_AHEAD = "documents are written ahead";

    interface AtDoors {
        void measure(Server server, int port) throws Exception;
    }

    /** At a centre where nothing is written yet. */
    static void atDoors(AtDoors measurement) throws Exception {
        Path full = filled();
        if (full == null) {
            return;
        }
        if (Files.exists(full.resolve("cache/documents"))) {
            remove(full.resolve("cache/documents"));
        }
        try (Server centre = installed(full)) {
            centre.awaitPage();
            measurement.measure(centre, URI.create(centre.address).getPort());
        }
    }

    /** Real records read and written in both encodings of ISO, against StAX alone over the same bytes. */
    static void crosswalk() throws Exception {
        if (!Files.exists(ARCHIVE)) {
            System.out.println(ARCHIVE + " is not on this machine; what needs it is left out");
            return;
        }
        Path folder = Files.createDirectories(work.resolve("crosswalk"));
        run(List.of("tar", "-xJf", ARCHIVE.toString(), "-C", folder.toString()));
        run(List.of(JAVA, "-Xmx1500m", "-cp", INSTALLED.resolve("estran-boot.jar").toString(),
                ROOT.resolve("conformance/src/bench/java/CrosswalkBench.java").toString(), folder.toString()));
    }

    /** Three years of daily maps, beside netCDF-C; the library alone, without the server. */
    static void grids() throws Exception {
        Path folder = Files.createDirectories(work.resolve("grids"));
        run(List.of(JAVA, "-Xmx1g", "-cp", INSTALLED.resolve("estran-boot.jar").toString(),
                ROOT.resolve("conformance/src/bench/java/GridBench.java").toString(), folder.toString(), "1096"));
        remove(folder);
    }

    static void world() throws Exception {
        Path folder = Files.createDirectories(work.resolve("world"));
        run(List.of(JAVA, "-Xmx1g", "-cp", INSTALLED.resolve("estran-boot.jar").toString(),
                ROOT.resolve("conformance/src/bench/java/WorldBench.java").toString(), folder.toString(), "5"));
        remove(folder);
    }

    /**
     * The archive imported into an empty home by the command, then once more; against the same files read by StAX alone,
     * on one thread, from memory. The time is the run's own, as its report has it; with the start of Java beside it.
     */
    static void importing() throws Exception {
        if (!Files.exists(ARCHIVE)) {
            System.out.println(ARCHIVE + " is not on this machine; what needs it is left out");
            return;
        }
        double[] first = new double[3];
        double[] again = new double[3];
        double[] whole = new double[3];
        double[] stax = new double[3];
        List<byte[]> documents = documents();
        for (int round = 0; round < 3; round++) {
            stax[round] = stax(documents);
            Path home = work.resolve("import-" + round);
            long begin = System.nanoTime();
            first[round] = imported(home);
            whole[round] = (System.nanoTime() - begin) / 1e9;
            again[round] = imported(home);
            remove(home);
        }
        long bytes = documents.stream().mapToLong(document -> document.length).sum();
        System.out.printf(Locale.ROOT, "import   %d documents, %.0f MB: %.1f s, %.0f records/s (at least 600, aim 10 s); with Java's start %.1f s%n",
                documents.size(), bytes / 1e6, median(first), documents.size() / median(first), median(whole));
        System.out.printf(Locale.ROOT, "import   StAX alone, one thread: %.1f s; ratio %.1f; the same files again: %.1f s%n",
                median(stax), median(first) / median(stax), median(again));
    }

    /** How long the run took, by its own report. */
    static double imported(Path home) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        ROOT.resolve("estran").toString(), "import", ARCHIVE.toString(), "--home", home.toString())
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        Matcher took = Pattern.compile(", ([0-9.]+) s; report").matcher(said);
        if (process.waitFor() != 0 || !took.find()) {
            throw new IOException("the import failed:\n" + said);
        }
        return Double.parseDouble(took.group(1));
    }

    static List<byte[]> documents() throws Exception {
        Path folder = Files.createDirectories(work.resolve("documents"));
        run(List.of("tar", "-xJf", ARCHIVE.toString(), "-C", folder.toString()));
        List<byte[]> documents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                documents.add(Files.readAllBytes(file));
            }
        }
        remove(folder);
        return documents;
    }

    static double stax(List<byte[]> documents) {
        XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        long begin = System.nanoTime();
        for (byte[] document : documents) {
            try {
                XMLStreamReader reader = readers.createXMLStreamReader(new ByteArrayInputStream(document));
                while (reader.hasNext()) {
                    reader.next();
                }
            } catch (XMLStreamException broken) {
                // two of them are
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** A home with all records of the archive, imported once for all that measure it; null where the archive is not here. */
    static Path filled() throws Exception {
        Path home = Path.of(System.getProperty("estran.filled", work.resolve("filled").toString()));
        if (!Files.exists(ARCHIVE)) {
            System.out.println(ARCHIVE + " is not on this machine; what needs it is left out");
            return null;
        }
        if (!Files.exists(home)) {
            run(List.of(ROOT.resolve("estran").toString(), "import", ARCHIVE.toString(), "--home", home.toString()));
            try (Server server = installed(home)) {
                server.awaitPage();
                while (server.get("/api/records?limit=1").length < 200) {
                    Thread.sleep(200); // the index follows
                }
            }
        }
        return home;
    }

    static void run(List<String> command) throws Exception {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(command + " failed");
        }
    }

    static double timed(Path home, boolean script) throws Exception {
        int port = freePort();
        List<String> command = script
                ? List.of(ROOT.resolve("estran").toString(), "serve", "--port", "" + port, "--home", home.toString())
                : List.of(JAVA, "-jar", JAR.toString(), "--server.port=" + port, "--estran.home=" + home);
        long begin = System.nanoTime();
        try (Server server = new Server(command, port)) {
            server.awaitPage();
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    /** A record's page at one client, warm, against the same bytes from a server that does nothing else. */
    /** Suggestions over 40,000 concepts with two labels each, while five hundred things are typed, letter by letter. */
    static void vocabulary() throws Exception {
        try (Server server = installed(work.resolve("vocabulary"), "--estran.admin.token=" + TOKEN)) {
            server.awaitPage();
            SplittableRandom random = new SplittableRandom(40_000);
            List<String> labels = new ArrayList<>();
            StringBuilder table = new StringBuilder("code,label_fr,label_en\n");
            for (int n = 0; n < 40_000; n++) {
                String label = invented(random) + " " + invented(random) + " " + invented(random);
                labels.add(label);
                table.append("C").append(n).append(",é").append(label).append(',').append(invented(random)).append(' ')
                        .append(label).append('\n');
            }
            long begin = System.nanoTime();
            int status = CLIENT.send(HttpRequest.newBuilder(URI.create(server.address + "/api/admin/vocabularies?path=many.csv"))
                    .header("Authorization", "Bearer " + TOKEN)
                    .PUT(BodyPublishers.ofString(table.toString()))
                    .build(), BodyHandlers.discarding()).statusCode();
            double loaded = (System.nanoTime() - begin) / 1e9;
            if (status != 200) {
                throw new IllegalStateException("loading answered " + status);
            }
            HttpServer bare = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            bare.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, 2000);
                exchange.getResponseBody().write(new byte[2000]);
                exchange.close();
            });
            bare.start();
            double[] ours = typing(server.address + "/api/vocabularies/many/concepts?q=", labels, random);
            double[] floor = typing("http://localhost:" + bare.getAddress().getPort() + "/?q=", labels, random);
            bare.stop(0);
            say("vocabulary", "a suggestion over 40,000 concepts, p95 of 2,000", ours[1], "ms", "a bare server with 2 kB", floor[1],
                    "at most 10 ms");
            System.out.printf(Locale.ROOT, "vocabulary  p50 %.1f ms, longest %.1f ms; loading 40,000 concepts took %.1f s%n",
                    ours[0], ours[2], loaded);
        }
    }

    static String invented(SplittableRandom random) {
        String[] syllables = {"ta", "mé", "ro", "phy", "sal", "ther", "mo", "cli", "ben", "thos", "aer", "ni", "tra", "sed"};
        StringBuilder word = new StringBuilder();
        for (int n = 2 + random.nextInt(3); n > 0; n--) {
            word.append(syllables[random.nextInt(syllables.length)]);
        }
        return word.toString();
    }

    static double[] typing(String address, List<String> labels, SplittableRandom random) throws Exception {
        double[] took = new double[2_000];
        for (int n = -500; n < took.length; n++) {
            String label = labels.get(random.nextInt(labels.size()));
            String typed = label.substring(0, 1 + random.nextInt(Math.min(12, label.length() - 1)));
            HttpRequest request = HttpRequest.newBuilder(
                    URI.create(address + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8))).build();
            long begin = System.nanoTime();
            CLIENT.send(request, BodyHandlers.ofByteArray());
            if (n >= 0) {
                took[n] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(took);
        return new double[] {median(took), took[took.length * 95 / 100], took[took.length - 1]};
    }

    static void landing() throws Exception {
        try (Server demo = installed(work.resolve("landing"), "--estran.demo.samples=" + ROOT.resolve("samples"))) {
            demo.awaitPage();
            demo.awaitLog("The demonstration is complete");
            String page = demo.record();
            byte[] body = demo.get(page);
            HttpServer bare = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            bare.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            bare.start();
            double[] ours = requests(demo.address + page, 600, 500);
            double[] floor = requests("http://localhost:" + bare.getAddress().getPort() + "/", 600, 500);
            bare.stop(0);
            say("landing", page + " (" + body.length / 1000 + " kB), whole page, p50 of 500", ours[0], "ms",
                    "a bare server with the same bytes", floor[0], "at most 15 ms");
            System.out.printf(Locale.ROOT, "landing  first byte p50 %.1f ms; whole page p99 %.1f ms%n", ours[1], ours[2]);
        }
    }

    static double[] requests(String address, int warm, int measured) throws Exception {
        double[] whole = new double[measured];
        double[] first = new double[measured];
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        for (int i = -warm; i < measured; i++) {
            long begin = System.nanoTime();
            try (InputStream body = CLIENT.send(request, BodyHandlers.ofInputStream()).body()) {
                body.read();
                long byteOne = System.nanoTime();
                body.readAllBytes();
                if (i >= 0) {
                    first[i] = (byteOne - begin) / 1e6;
                    whole[i] = (System.nanoTime() - begin) / 1e6;
                }
            }
        }
        double[] sorted = whole.clone();
        Arrays.sort(sorted);
        return new double[] {median(whole), median(first), sorted[measured * 99 / 100]};
    }

    /** Resident memory of the demo after a few pages and two quiet minutes, against the jar with Java's own defaults. */
    static void memory() throws Exception {
        double ours = resident(work.resolve("memory"), true);
        double plain = resident(work.resolve("memory-plain"), false);
        say("memory", "idle demo, resident", ours, "MB", "plain jar, Java's defaults", plain, "at most 400 MB");
        Path full = filled();
        if (full != null) {
            System.out.printf(Locale.ROOT, "memory   idle with %s, resident: %.0f MB (at most 400 MB)%n",
                    ARCHIVE.getFileName(), residentFull(full));
        }
    }

    static double residentFull(Path home) throws Exception {
        try (Server server = installed(home)) {
            server.awaitPage();
            for (String page : List.of("/", "/records", "/records?q=ozone&bbox=-130,20,-60,60", "/records?sort=title", "/records?f=geojson")) {
                server.get(page);
            }
            Thread.sleep(QUIET_MILLIS);
            return residentOf(server);
        }
    }

    static double residentOf(Server server) throws IOException {
        Matcher rss = Pattern.compile("VmRSS:\\s+(\\d+)")
                .matcher(Files.readString(Path.of("/proc/" + server.process.pid() + "/status")));
        return rss.find() ? Long.parseLong(rss.group(1)) / 1024.0 : Double.NaN;
    }

    static double resident(Path home, boolean script) throws Exception {
        String samples = "--estran.demo.samples=" + ROOT.resolve("samples");
        int port = freePort();
        try (Server demo = script
                ? installed(home, samples)
                : new Server(List.of(JAVA, "-jar", JAR.toString(), "--server.port=" + port, "--estran.home=" + home, samples), port)) {
            demo.awaitPage();
            demo.awaitLog("The demonstration is complete");
            for (String page : List.of("/", "/records", "/records?q=temp", demo.record())) {
                demo.get(page);
            }
            Thread.sleep(QUIET_MILLIS);
            return residentOf(demo);
        }
    }

    /** Thirty-one daily maps served by DAP2, beside netCDF-C reading the local file. */
    static void dap() throws Exception {
        Path folder = Files.createDirectories(work.resolve("dap"));
        run(List.of(JAVA, "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx1g", "-cp", INSTALLED.resolve("estran-boot.jar").toString(),
                ROOT.resolve("conformance/src/bench/java/DapBench.java").toString(), folder.toString(), "31"));
        remove(folder);
    }

    /** Records of many files, or of one large one, in a process of its own that has the centre's classes; heap of 512 MB. */
    static void ofFiles(String what, long size) throws Exception {
        Path bench = ROOT.resolve("conformance/src/bench/java");
        run(List.of(JAVA, "--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError", "-cp", INSTALLED.resolve("estran-boot.jar").toString(),
                bench.resolve("FilesBench.java").toString(), work.resolve(what).toString(), what, Long.toString(size),
                bench.resolve("SlowReaders.java").toString()));
        remove(work.resolve(what));
    }

    /** Profiles of 667 floats over twenty years, made by netCDF4, published and selected from. */
    static void observations() throws Exception {
        Path bench = ROOT.resolve("conformance/src/bench/java");
        long rows = sized(10_000_000) / 100 * 100;
        Path file = Files.createDirectories(work.resolve("observations")).resolve("profiles.nc");
        if (new ProcessBuilder("/usr/bin/python3", bench.resolve("profiles.py").toString(), file.toString(), Long.toString(rows / 100))
                        .inheritIO().start().waitFor() != 0) {
            System.out.println("Python's netCDF4 is not on this machine (apt-get install python3-netcdf4): observations are left out");
            return;
        }
        run(List.of(JAVA, "--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError", "-cp", INSTALLED.resolve("estran-boot.jar").toString(),
                bench.resolve("ObservationsBench.java").toString(),
                work.resolve("observations/home").toString(), file.toString(), Long.toString(rows)));
        remove(work.resolve("observations"));
    }

    /** What {@code ESTRAN_BENCH_PART} leaves of a size: 0.01 tries a benchmark out before a long night. */
    static long sized(long whole) {
        return Math.max(10, Math.round(whole * Double.parseDouble(System.getenv().getOrDefault("ESTRAN_BENCH_PART", "1"))));
    }

    /** As many megabytes of those wanted as the disk has room for. */
    static long fitting(long megabytes, double copies) throws IOException {
        long room = (long) (Files.getFileStore(work).getUsableSpace() / copies / (1 << 20)) - 1_000;
        if (room < megabytes) {
            System.out.printf(Locale.ROOT, "%,d MB do not fit on this disk: %,d MB instead%n", megabytes, room);
        }
        return Math.min(room, megabytes);
    }

    /** One file sent through the API, against {@code cp} then {@code sha512sum} on the same disk; heap of 512 MB. */
    static void upload(boolean large) throws Exception {
        // The original beside its copy, or beside what was sent and an earlier one that is being removed.
        long size = fitting(sized(large ? 50_000 : 5_000), 3.1) << 20;
        Path file = work.resolve("original.bin");
        fill(file, size);
        int rounds = large ? 1 : 3;
        double[] ours = new double[rounds];
        double[] tools = new double[rounds];
        try (Server server = installed(work.resolve("upload"), "--estran.admin.token=" + TOKEN)) {
            server.awaitPage();
            for (int round = 0; round < rounds; round++) {
                tools[round] = copyAndDigest(file);
                ours[round] = send(server, file);
            }
        }
        Files.delete(file);
        remove(work.resolve("upload"));
        double speed = size / 1e6;
        System.out.printf(Locale.ROOT, "upload   one file of %.2f GB%n", size / 1e9);
        System.out.printf(
                Locale.ROOT,
                "upload   through the API %.0f MB/s (%.2f s), cp then sha512sum %.0f MB/s (%.2f s), ratio %.2f (at least 0.8)%n",
                speed / median(ours), median(ours), speed / median(tools), median(tools), median(tools) / median(ours));
    }

    static double send(Server server, Path file) throws Exception {
        String deposit = CLIENT.send(
                        HttpRequest.newBuilder(URI.create(server.address + "/api/deposits"))
                                .header("Authorization", "Bearer " + TOKEN)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        Matcher id = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"").matcher(deposit);
        if (!id.find()) {
            throw new IOException("no deposit was opened: " + deposit);
        }
        long begin = System.nanoTime();
        // curl, as a laboratory would; this program's own client would take a processor of its own.
        Process curl = new ProcessBuilder("curl", "-sS", "--fail", "-o", "/dev/null", "-H", "Authorization: Bearer " + TOKEN,
                        "-T", file.toString(), server.address + "/api/deposits/" + id.group(1) + "/files/original.bin")
                .inheritIO()
                .start();
        if (curl.waitFor() != 0) {
            throw new IOException("the upload was refused");
        }
        double took = (System.nanoTime() - begin) / 1e9;
        CLIENT.send(
                HttpRequest.newBuilder(URI.create(server.address + "/api/deposits/" + id.group(1) + "/abandon"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());
        return took;
    }

    static double copyAndDigest(Path file) throws Exception {
        Path copy = work.resolve("copy.bin");
        long begin = System.nanoTime();
        for (List<String> tool : List.of(
                List.of("cp", file.toString(), copy.toString()), List.of("sha512sum", copy.toString()))) {
            Process process = new ProcessBuilder(tool).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (process.waitFor() != 0) {
                throw new IOException(tool + " failed");
            }
        }
        double took = (System.nanoTime() - begin) / 1e9;
        Files.delete(copy);
        return took;
    }

    /** Bytes that no disk could pack. */
    static void fill(Path file, long size) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        byte[] block = new byte[1 << 20];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long written = 0; written < size; written += block.length) {
                random.nextBytes(block);
                channel.write(ByteBuffer.wrap(block));
            }
            channel.force(true);
        }
    }

    static void say(String name, String what, double ours, String unit, String against, double theirs, String aim) {
        System.out.printf(Locale.ROOT, "%-8s %s: %.2f %s; %s: %.2f %s; ratio %.2f (%s)%n",
                name, what, ours, unit, against, theirs, unit, ours / theirs, aim);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    /** The centre as the script starts it. */
    static Server installed(Path home, String... arguments) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(OPTIONS);
        if (Files.exists(INSTALLED.resolve("estran.aot"))) {
            command.add("-XX:AOTCache=" + INSTALLED.resolve("estran.aot"));
        }
        command.addAll(List.of("-jar", INSTALLED.resolve("estran-boot.jar").toString(), "--server.port=" + port, "--estran.home=" + home));
        command.addAll(List.of(arguments));
        return new Server(command, port);
    }

    /** A running centre; closing stops it. */
    static final class Server implements AutoCloseable {

        final Process process;
        final String address;
        final Path log;

        Server(List<String> command, int port) throws IOException {
            address = "http://localhost:" + port;
            log = work.resolve("server-" + port + ".log");
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        }

        void awaitPage() throws Exception {
            for (int tries = 0; tries < 12_000; tries++) {
                if (!process.isAlive()) {
                    throw new IOException("the centre stopped:\n" + Files.readString(log));
                }
                try {
                    if (CLIENT.send(HttpRequest.newBuilder(URI.create(address + "/")).build(), BodyHandlers.ofByteArray())
                            .statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // nobody listens yet
                }
                Thread.sleep(10);
            }
            throw new IOException("no page came:\n" + Files.readString(log));
        }

        void awaitLog(String line) throws Exception {
            for (int tries = 0; tries < 1_200 && !Files.readString(log).contains(line); tries++) {
                Thread.sleep(100);
            }
        }

        byte[] get(String path) throws Exception {
            return CLIENT.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofByteArray()).body();
        }

        /** The page of a record that has files. */
        String record() throws Exception {
            Matcher link = Pattern.compile("href=\"(/records/[a-z][a-z0-9_]{5,39})\"")
                    .matcher(new String(get("/records?kind=dataset&q=synthetic"), java.nio.charset.StandardCharsets.UTF_8));
            return link.find() ? link.group(1) : "/";
        }

        @Override
        public void close() throws Exception {
            process.destroy();
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
