import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.estran.app.EstranApplication;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.Moderation;
import org.estran.app.deposit.StatedDigests;
import org.estran.records.Kind;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Role;
import org.estran.terms.LocalizedText;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Records of many files and of one large one: publishing them, their pages, their download. Started by {@link Bench} with
 * the centre's own class path: {@code HOME files NUMBER}, {@code HOME download MEGABYTES} or {@code HOME slow READERS}.
 */
public class FilesBench {

    static final Caller DEPOSITOR = new Caller("d", "Depositor", Set.of(AccountRole.DEPOSITOR));
    static final Caller MODERATOR = new Caller("m", "Moderator", Set.of(AccountRole.MODERATOR));
    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static ConfigurableApplicationContext centre;
    static String address;

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        centre = SpringApplication.run(EstranApplication.class, "--estran.home=" + home, "--server.port=0");
        address = "http://localhost:" + centre.getEnvironment().getProperty("local.server.port");
        try {
            int size = Integer.parseInt(arguments[2]);
            switch (arguments[1]) {
                case "files" -> files(size);
                case "download" -> download(home, size);
                case "slow" -> slow(size, Path.of(arguments[3]));
                default -> throw new IllegalArgumentException(arguments[1]);
            }
        } finally {
            centre.close();
            CLIENT.close();
        }
        System.exit(0);
    }

    /** Publishing a tenth and the whole, so that what is not linear shows; then the pages of the larger record. */
    static void files(int many) throws Exception {
        published(draft(50, 40)); // what the first one alone would pay for
        double tenth = published(draft(many / 10, 40)) / (many / 10);
        String record = draft(many, 40);
        double whole = published(record) / many;
        System.out.printf(Locale.ROOT, "files    published: %.1f s per 10,000 files of %,d; of %,d %.1f s; ratio %.2f (about 1)%n",
                whole * 10_000, many, many / 10, tenth * 10_000, whole / tenth);
        String cursor = String.format(Locale.ROOT, "/records/%s?files-after=%06d.bin", record, many / 2);
        System.out.printf(Locale.ROOT, "files    of %,d: landing page p50 %.1f ms; first page of the list %.1f ms, one in the middle %.1f ms (at most 20 ms)%n",
                many, p50("/records/" + record), p50("/api/records/" + record + "/files"), p50(cursor));
        String zip = address + "/records/" + record + "/files.zip";
        long begin = System.nanoTime();
        HttpResponse<InputStream> answer = CLIENT.send(HttpRequest.newBuilder(URI.create(zip)).build(), BodyHandlers.ofInputStream());
        answer.body().read();
        double first = (System.nanoTime() - begin) / 1e9;
        long length = 1 + answer.body().transferTo(java.io.OutputStream.nullOutputStream());
        System.out.printf(Locale.ROOT, "files    their zip of %.1f MB: first byte after %.2f s, all after %.2f s; heap in use %.0f MB of %.0f%n",
                length / 1e6, first, (System.nanoTime() - begin) / 1e9,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6, Runtime.getRuntime().maxMemory() / 1e6);
    }

    /** By curl to nowhere: the zip against reading the same file from the disk, the file against nginx where it is installed. */
    static void download(Path home, int megabytes) throws Exception {
        String record = opened();
        centre.getBean(DepositFiles.class).addFile(DEPOSITOR, record, "large.bin", random(megabytes), StatedDigests.NONE);
        published(submitted(record));
        Path file;
        try (Stream<Path> all = Files.walk(home.resolve("archive"))) {
            file = all.filter(path -> path.endsWith("large.bin")).findFirst().orElseThrow();
        }
        String out = address + "/records/" + record + "/files/large.bin";
        List<String> reading = List.of("bash", "-c", "cat " + file + " | cat > /dev/null");
        double mb = megabytes * 1.048576;
        by(mb, "zip", "the zip", curl(address + "/records/" + record + "/files.zip"), "reading it", reading, "at least 0.8");
        try (Nginx nginx = Nginx.serving(file.getParent())) {
            if (nginx == null) {
                System.out.println("download nginx is not on this machine; beside reading the file");
                by(mb, "out", "the file", curl(out), "reading it", reading, "");
            } else {
                by(mb, "out", "the file", curl(out), "nginx", curl("http://localhost:" + nginx.port + "/large.bin"), "at least 0.9");
            }
        }
    }

    /** The portal's pages while that many people download on slow lines, half of them a file, half of them the zip. */
    static void slow(int readers, Path program) throws Exception {
        String record = opened();
        centre.getBean(DepositFiles.class).addFile(DEPOSITOR, record, "large.bin", random(50), StatedDigests.NONE);
        published(submitted(record));
        int port = URI.create(address).getPort();
        List<String> pages = List.of("/", "/records", "/records/" + record);
        double[] alone = Wire.millis(port, pages, 300, 600);
        Process clients = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", program.toString(),
                        Integer.toString(port), Integer.toString(readers), "/records/" + record + "/files/large.bin", "/records/" + record + "/files.zip")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = clients.inputReader(); Writer end = clients.outputWriter()) {
            long begin = System.nanoTime();
            if (!"all".equals(said.readLine())) {
                throw new IOException("the slow readers gave up");
            }
            double after = (System.nanoTime() - begin) / 1e9;
            double[] beside = Wire.millis(port, pages, 100, 3_000);
            System.out.printf(Locale.ROOT, "slow     %,d slow downloads at once, all begun after %.1f s: pages p50 %.1f ms, p95 %.1f ms (at most 50); alone %.1f and %.1f ms%n",
                    readers, after, beside[beside.length / 2], beside[beside.length * 95 / 100], alone[alone.length / 2], alone[alone.length * 95 / 100]);
            System.gc();
            System.out.printf(Locale.ROOT, "slow     heap in use %.0f MB of %.0f; ", (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6,
                    Runtime.getRuntime().maxMemory() / 1e6);
            end.write('\n');
            end.flush();
            System.out.println(said.readLine());
        } finally {
            clients.destroyForcibly();
        }
    }

    static void by(double mb, String name, String what, List<String> ours, String against, List<String> theirs, String aim) throws Exception {
        double[] our = new double[5];
        double[] their = new double[5];
        double[] cpu = new double[5];
        for (int i = 0; i < 5; i++) {
            their[i] = timed(theirs)[0];
            double[] both = timed(ours);
            our[i] = both[0];
            cpu[i] = both[1];
        }
        System.out.printf(Locale.ROOT, "download %s of %.0f MB: %.0f MB/s (client's CPU %.2f s of %.2f s); %s %.0f MB/s; ratio %.2f (%s)%n",
                what, mb, mb / median(our), median(cpu), median(our), against, mb / median(their), median(their) / median(our), aim);
    }

    static List<String> curl(String from) {
        return List.of("curl", "-sS", "--fail", "-o", "/dev/null", from);
    }

    /** Seconds by the clock, and of the processor as the shell counts them. */
    static double[] timed(List<String> command) throws Exception {
        List<String> shell = new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%U %S'; time \"$@\"", "bash"));
        shell.addAll(command);
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(shell).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + said);
        }
        double took = (System.nanoTime() - begin) / 1e9;
        String[] words = said.split("\\s+");
        return new double[] {took, Double.parseDouble(words[0]) + Double.parseDouble(words[1])};
    }

    static double p50(String path) throws Exception {
        double[] took = new double[300];
        for (int i = -100; i < took.length; i++) {
            long begin = System.nanoTime();
            if (CLIENT.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofByteArray()).statusCode() != 200) {
                throw new IOException(path);
            }
            if (i >= 0) {
                took[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        return median(took);
    }

    static String draft(int files, int size) throws Exception {
        String id = opened();
        for (int i = 0; i < files; i++) {
            // Each has bytes of its own: the archive keeps the same ones once.
            byte[] bytes = String.format(Locale.ROOT, "%0" + size + "d", i).getBytes(StandardCharsets.US_ASCII);
            centre.getBean(DepositFiles.class)
                    .addFile(DEPOSITOR, id, String.format(Locale.ROOT, "%06d.bin", i), new ByteArrayInputStream(bytes), StatedDigests.NONE);
        }
        return submitted(id);
    }

    static String opened() {
        Deposits deposits = centre.getBean(Deposits.class);
        String id = deposits.open(DEPOSITOR, LocalizedText.of("Mesures", "Measurements"), null).id();
        deposits.describe(DEPOSITOR, id, new RecordBuilder(Kind.DATASET)
                .title(LocalizedText.of("Mesures", "Measurements"))
                .summary(LocalizedText.of("Un résumé.", "A summary."))
                .parties(List.of(Party.organisation(Role.AUTHOR, "SNO SSS", null)))
                .licence("CC-BY-4.0")
                .build(), null);
        return id;
    }

    static String submitted(String id) {
        centre.getBean(Deposits.class).submit(DEPOSITOR, id);
        centre.getBean(Moderation.class).take(MODERATOR, id);
        return id;
    }

    /** From the moderator's yes to the page, in seconds. */
    static double published(String id) throws Exception {
        long begin = System.nanoTime();
        centre.getBean(Moderation.class).accept(MODERATOR, id);
        while (!centre.getBean(Deposits.class).find(DEPOSITOR, id).state().equals("published")) {
            Thread.sleep(20);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Bytes that no disk could pack. */
    static InputStream random(int megabytes) {
        SplittableRandom random = new SplittableRandom(1);
        byte[] block = new byte[1 << 20];
        return new InputStream() {
            private long left = (long) megabytes << 20;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left == 0) {
                    return -1;
                }
                int some = (int) Math.min(Math.min(length, block.length), left);
                random.nextBytes(block);
                System.arraycopy(block, 0, into, offset, some);
                left -= some;
                return some;
            }
        };
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
