import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.app.EstranApplication;
import org.springframework.boot.SpringApplication;

/**
 * Full harvests by OAI-PMH of a home that is filled already, by four harvesters at once, beside a bare server that has the
 * same answers ready. The first harvest of each format is told apart. Started by {@link Bench} with the centre's own class
 * path: {@code HOME}. Server and harvesters share the machine.
 */
public class OaiBench {

    static final int HARVESTERS = 4;
    static final Pattern TOKEN = Pattern.compile("<resumptionToken[^>]*>([^<]+)</resumptionToken>\\s*</List");
    static final byte[] HEADER = "<record>".getBytes(StandardCharsets.US_ASCII);
    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] arguments) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try (var centre = SpringApplication.run(
                EstranApplication.class, "--server.port=0", "--estran.home=" + Path.of(arguments[0]), "--logging.level.root=warn")) {
            centre.getBean(org.estran.app.catalogue.Catalogue.class).catchUp();
            String address = "http://localhost:" + centre.getEnvironment().getProperty("local.server.port") + "/oai?verb=ListRecords";
            for (String[] format : new String[][] {{"oai_dc", "10000"}, {"iso19115-3", "4000"}, {"iso19139", "4000"}, {"oai_datacite", "0"}}) {
                measure(address, format[0], Integer.parseInt(format[1]));
            }
        }
        CLIENT.close();
    }

    static void measure(String address, String prefix, int aim) throws Exception {
        Harvest once = harvest(address, prefix);
        together(address, prefix, 3);
        double[] ours = together(address, prefix, 8);
        double[] floor = bare(once);
        int tenth = Math.max(1, once.millis.size() / 10);
        System.out.printf(Locale.ROOT, "oai      %s, first harvest, one harvester: %d records in %d pages, %.0f records/s, %.1f MB/s; first tenth of the pages %.1f ms each, last %.1f ms%n",
                prefix, once.records, once.pages.size(), once.records / once.seconds, once.bytes / once.seconds / 1e6, mean(once.millis.subList(0, tenth)), mean(once.millis.subList(once.millis.size() - tenth, once.millis.size())));
        System.out.printf(Locale.ROOT, "oai      %s, four harvesters: %.0f records/s, %.1f MB/s; a bare server with the same bytes %.1f MB/s (%.2f); at least %d%n",
                prefix, ours[0], ours[1] / 1e6, floor[1] / 1e6, ours[1] / floor[1], aim);
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    static class Harvest {
        long records;
        long bytes;
        double seconds;
        final List<Double> millis = new ArrayList<>();
        final List<byte[]> pages = new ArrayList<>();
    }

    /** One full harvest; its pages are kept. */
    static Harvest harvest(String address, String prefix) throws Exception {
        Harvest harvest = new Harvest();
        long began = System.nanoTime();
        for (String next = address + "&metadataPrefix=" + prefix; next != null; ) {
            long asked = System.nanoTime();
            byte[] page = get(next);
            harvest.millis.add((System.nanoTime() - asked) / 1e6);
            harvest.pages.add(page);
            harvest.bytes += page.length;
            harvest.records += records(page);
            next = next(address, page);
        }
        harvest.seconds = (System.nanoTime() - began) / 1e9;
        return harvest;
    }

    /** Records and bytes in a second, of harvesters that begin again whenever they are done. */
    static double[] together(String address, String prefix, int seconds) throws Exception {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        Callable<long[]> harvester = () -> {
            long[] got = new long[2];
            String begin = address + "&metadataPrefix=" + prefix;
            for (String next = begin; System.nanoTime() < until; ) {
                byte[] page = get(next);
                got[0] += records(page);
                got[1] += page.length;
                String token = next(address, page);
                next = token == null ? begin : token;
            }
            return got;
        };
        return run(harvester);
    }

    static double[] bare(Harvest harvest) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        ExecutorService threads = Executors.newFixedThreadPool(HARVESTERS);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            byte[] page = harvest.pages.get(Integer.parseInt(exchange.getRequestURI().getPath().substring(1)));
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        String address = "http://localhost:" + server.getAddress().getPort() + "/";
        long until = System.nanoTime() + 5_000_000_000L;
        double[] floor = run(() -> {
            long[] got = new long[2];
            for (int page = 0; System.nanoTime() < until; page = (page + 1) % harvest.pages.size()) {
                got[1] += get(address + page).length;
            }
            return got;
        });
        server.stop(0);
        threads.shutdown();
        return floor;
    }

    static double[] run(Callable<long[]> harvester) throws Exception {
        long began = System.nanoTime();
        double[] sum = new double[2];
        try (ExecutorService all = Executors.newFixedThreadPool(HARVESTERS)) {
            for (Future<long[]> one : all.invokeAll(Collections.nCopies(HARVESTERS, harvester))) {
                sum[0] += one.get()[0];
                sum[1] += one.get()[1];
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new double[] {sum[0] / seconds, sum[1] / seconds};
    }

    static String next(String address, byte[] page) {
        String end = new String(page, Math.max(0, page.length - 2000), Math.min(2000, page.length), StandardCharsets.UTF_8);
        Matcher m = TOKEN.matcher(end);
        return m.find() ? address + "&resumptionToken=" + m.group(1) : null;
    }

    static long records(byte[] page) {
        long found = 0;
        for (int i = 0; i + HEADER.length <= page.length; i++) {
            if (page[i] == '<' && java.util.Arrays.equals(page, i, i + HEADER.length, HEADER, 0, HEADER.length)) {
                found++;
            }
        }
        return found;
    }

    static byte[] get(String address) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray()).body();
    }
}
