import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.app.EstranApplication;
import org.springframework.boot.SpringApplication;

/**
 * CSW over a home that is filled already, asked by four clients at once, beside a bare server that has the same bytes
 * ready. Started by {@link Bench} with the centre's own class path: {@code HOME}. Server and clients share the machine.
 */
public class CswBench {

    static final int CLIENTS = 4;
    static final String RECORDS = "/csw?service=CSW&version=2.0.2&request=GetRecords&typeNames=csw:Record&resultType=results";
    static final String GMD = "&outputSchema=http://www.isotc211.org/2005/gmd";
    static final String BY_ID = "/csw?service=CSW&version=2.0.2&request=GetRecordById&elementSetName=full";

    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] arguments) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try (var centre = SpringApplication.run(
                EstranApplication.class, "--server.port=0", "--estran.home=" + Path.of(arguments[0]), "--logging.level.root=warn")) {
            String address = "http://localhost:" + centre.getEnvironment().getProperty("local.server.port");
            while (get(address + RECORDS + "&maxRecords=0").contains("ExceptionReport")) {
                Thread.sleep(500); // the index is made first
            }
            int matched = Integer.parseInt(first(get(address + RECORDS + "&maxRecords=0"), "numberOfRecordsMatched=\"(\\d+)\""));
            List<String> brief = pages(matched, 10, "&elementSetName=brief");
            List<String> full = pages(matched, 100, "&elementSetName=full" + GMD);
            compare("10 brief records", address, brief, 10, "requests/s", 1, 1000);
            compare("100 full ISO records", address, full, 8, "records/s", 100, 4000);
            List<String> ids = ids(address, matched);
            byId(address, ids.stream().map(id -> BY_ID + GMD + "&id=" + id).toList(), "full ISO");
            byId(address, ids.stream().map(id -> BY_ID + "&id=" + id).toList(), "full csw:Record");
            text(address);
        }
        CLIENT.close();
    }

    static List<String> pages(int matched, int size, String more) {
        List<String> pages = new ArrayList<>();
        for (int start = 1; start + size <= matched; start += size) {
            pages.add(RECORDS + more + "&maxRecords=" + size + "&startPosition=" + start);
        }
        return pages;
    }

    static void compare(String what, String address, List<String> paths, int seconds, String unit, int per, int aim) throws Exception {
        load(address, paths, seconds);
        double[] ours = load(address, paths, seconds);
        byte[] body = CLIENT.send(HttpRequest.newBuilder(URI.create(address + paths.getFirst())).build(), BodyHandlers.ofByteArray()).body();
        HttpServer bare = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        bare.setExecutor(threads);
        bare.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        bare.start();
        double[] floor = load("http://localhost:" + bare.getAddress().getPort(), List.of("/"), seconds);
        bare.stop(0);
        threads.shutdown();
        System.out.printf(Locale.ROOT, "csw      %s: %.0f %s, %.1f MB/s; a bare server with the same bytes %.1f MB/s (%.2f); at least %d%n",
                what, ours[0] * per, unit, ours[1] / 1e6, floor[1] / 1e6, ours[1] / floor[1], aim);
    }

    /** Requests and bytes in a second. */
    static double[] load(String address, List<String> paths, int seconds) throws Exception {
        AtomicLong bytes = new AtomicLong();
        AtomicLong requests = new AtomicLong();
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        AtomicLong turn = new AtomicLong();
        Callable<Void> client = () -> {
            byte[] buffer = new byte[1 << 16];
            while (System.nanoTime() < until) {
                String path = paths.get((int) (turn.getAndIncrement() % paths.size()));
                try (InputStream in = CLIENT.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofInputStream()).body()) {
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        bytes.addAndGet(n);
                    }
                }
                requests.incrementAndGet();
            }
            return null;
        };
        long began = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Void> one : clients.invokeAll(java.util.Collections.nCopies(CLIENTS, client))) {
                one.get();
            }
        }
        double taken = (System.nanoTime() - began) / 1e9;
        return new double[] {requests.get() / taken, bytes.get() / taken};
    }

    static void byId(String address, List<String> paths, String what) throws Exception {
        double[] millis = new double[1000];
        for (int i = -1000; i < millis.length; i++) {
            long began = System.nanoTime();
            get(address + paths.get(Math.floorMod(i * 7, paths.size())));
            if (i >= 0) {
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "csw      GetRecordById, %s, one client: p50 %.2f ms, p99 %.2f ms; at most 2%n", what, millis[500], millis[990]);
    }

    static void text(String address) throws Exception {
        for (String[] query : new String[][] {
            {"text", "&constraintLanguage=CQL_TEXT&constraint=csw:AnyText%20LIKE%20'%25ozone%25'"},
            {"box", "&constraintLanguage=CQL_TEXT&constraint=BBOX(ows:BoundingBox,-130,20,-60,60)"}}) {
            double[] millis = new double[300];
            for (int i = -300; i < millis.length; i++) {
                long began = System.nanoTime();
                get(address + RECORDS + "&elementSetName=brief" + query[1]);
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - began) / 1e6;
                }
            }
            Arrays.sort(millis);
            System.out.printf(Locale.ROOT, "csw      10 brief by %s, one client: p50 %.2f ms, p99 %.2f ms; at most 5%n", query[0], millis[150], millis[297]);
        }
    }

    static List<String> ids(String address, int matched) throws Exception {
        List<String> ids = new ArrayList<>();
        Pattern id = Pattern.compile("<dc:identifier>([^<]*)<");
        for (int start = 1; start <= Math.min(matched, 2000); start += 1000) {
            Matcher m = id.matcher(get(address + RECORDS + "&elementName=dc:identifier&maxRecords=1000&startPosition=" + start));
            while (m.find()) {
                ids.add(java.net.URLEncoder.encode(m.group(1), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return ids;
    }

    static String get(String address) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString()).body();
    }

    static String first(String text, String pattern) {
        Matcher m = Pattern.compile(pattern).matcher(text);
        if (!m.find()) {
            throw new IllegalStateException(text);
        }
        return m.group(1);
    }
}
