import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many kinds of clients at once on a heap of 1 GB: tiles, OPeNDAP, subsets, series, pages, some that read slowly and some that
 * leave in the middle of an answer. What counts is what is still on the heap after a collection: it may not grow.
 */
final class MixedBench {

    private static final double HALF = 20037508.342789244;
    private static final Pattern USED = Pattern.compile("(?m)^\\s*(?:DefNew|Tenured|def new generation|tenured generation|garbage-first heap|PSYoungGen|ParOldGen)\\s.*?used (\\d+)K");

    private final int port;
    private final long pid;
    private final String path;
    private final int days;
    private final Map<String, AtomicLong> counts = new ConcurrentSkipListMap<>();
    private volatile long until;

    /** @param layer {@code record/path/variable} */
    MixedBench(int port, long pid, String layer, int days) {
        this.port = port;
        this.pid = pid;
        this.path = layer.substring(0, layer.lastIndexOf('/'));
        this.days = days;
    }

    /** One request of a kind of client. */
    private interface Act {
        void once(Wire wire, SplittableRandom random) throws IOException;
    }

    void measure(int seconds) throws Exception {
        long began = System.nanoTime();
        double start = heap();
        until = began + TimeUnit.SECONDS.toNanos(seconds);
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            clients.add(client("tile", i, (wire, random) -> wire.get(tile(random))));
            clients.add(slow(i));
            clients.add(leaving(i));
        }
        clients.add(client("map by DAP2", 7, (wire, random) -> wire.get(dods(random.nextInt(days), 1))));
        clients.add(client("subset", 8, (wire, random) -> wire.get(subset(random))));
        clients.add(client("series", 9, (wire, random) -> wire.get(series(random))));
        clients.add(client("page", 10, (wire, random) -> wire.get(page(random))));
        // Caches fill and code is compiled at first: what may not grow is measured from then on.
        Thread.sleep(TimeUnit.SECONDS.toMillis(seconds) / 4);
        double warm = heap();
        double most = warm;
        while (System.nanoTime() < until) {
            Thread.sleep(Math.max(1, Math.min(30_000, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()))));
            most = Math.max(most, heap());
        }
        for (Thread client : clients) {
            client.join();
        }
        double end = heap();
        System.out.printf(Locale.ROOT, "mixed    %d s, -Xmx1g: heap after a collection %.0f MB at the start, %.0f MB once warm, %.0f MB at most,"
                + " %.0f MB at the end: ratio %.2f to the warm one (no growth; at most 1000 MB)%n", seconds, start, warm, most, end, end / warm);
        StringBuilder told = new StringBuilder();
        new TreeMap<>(counts).forEach((kind, count) -> told.append(told.isEmpty() ? "" : ", ").append(kind).append(' ').append(count.get()));
        System.out.println("mixed    answers: " + told);
    }

    private Thread client(String kind, int seed, Act act) {
        SplittableRandom random = new SplittableRandom(seed);
        return running(() -> {
            try (Wire wire = new Wire(port)) {
                while (System.nanoTime() < until) {
                    act.once(wire, random);
                    count(kind);
                }
            } catch (IOException refused) {
                String why = String.valueOf(refused.getMessage());
                count(why.contains(" 503") || why.contains(" 429") ? kind + " (turned away)" : kind + " (failed)");
                if (!why.contains(" 503") && !why.contains(" 429")) {
                    System.err.println(why.lines().findFirst().orElse("") + " " + refused);
                }
            }
        });
    }

    /** Thirty maps at about 250 kB/s, through a small window. */
    private Thread slow(int seed) {
        SplittableRandom random = new SplittableRandom(100 + seed);
        return running(() -> {
            try (Socket socket = asking(dods(random.nextInt(days - 30), 30))) {
                InputStream in = socket.getInputStream();
                byte[] some = new byte[8_192];
                while (System.nanoTime() < until && in.read(some) >= 0) {
                    pause(32);
                }
                count("slow reader");
            } catch (IOException closed) {
                count("slow reader (cut off)");
            }
        });
    }

    /** Asks for many maps and leaves after the first bytes. */
    private Thread leaving(int seed) {
        SplittableRandom random = new SplittableRandom(200 + seed);
        return running(() -> {
            try (Socket socket = asking(dods(random.nextInt(days - 50), 50))) {
                socket.setSoLinger(true, 0);
                socket.getInputStream().readNBytes(random.nextInt(1, 200_000));
                count("left in the middle");
            } catch (IOException closed) {
                count("left in the middle (cut off)");
            }
            pause(200);
        });
    }

    private Thread running(Runnable once) {
        return Thread.ofPlatform().start(() -> {
            while (System.nanoTime() < until) {
                once.run();
            }
        });
    }

    private Socket asking(String request) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(16_384);
        socket.connect(new java.net.InetSocketAddress("localhost", port));
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(("GET " + request + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void count(String kind) {
        counts.computeIfAbsent(kind, k -> new AtomicLong()).incrementAndGet();
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private String dods(int day, int many) {
        return "/thredds/dodsC/" + path + ".dods?sst%5B" + day + ":" + (day + many - 1) + "%5D%5B0:719%5D%5B0:1439%5D";
    }

    private String tile(SplittableRandom random) {
        int zoom = random.nextInt(3, 7);
        double side = 2 * HALF / (1 << zoom);
        double west = -HALF + random.nextInt(1 << zoom) * side;
        double north = HALF - random.nextInt(1 << zoom) * side;
        return String.format(Locale.ROOT, "/wms/%s?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=sst&STYLES=&CRS=EPSG:3857&BBOX=%f,%f,%f,%f"
                + "&WIDTH=256&HEIGHT=256&FORMAT=image/png&TRANSPARENT=true&TIME=%s", path, west, north - side, west + side, north, time(random));
    }

    private String time(SplittableRandom random) {
        return LocalDate.of(2019, 1, 1).plusDays(random.nextInt(days)) + "T00:00:00Z";
    }

    private String subset(SplittableRandom random) {
        int south = random.nextInt(-80, 40);
        int west = random.nextInt(-170, 100);
        return "/thredds/ncss/grid/" + path + "?var=sst&south=" + south + "&north=" + (south + 30) + "&west=" + west + "&east=" + (west + 60)
                + "&time=" + time(random) + "&accept=netcdf";
    }

    private String series(SplittableRandom random) {
        double lon = random.nextInt(-179, 179) + 0.1;
        double lat = random.nextInt(-70, 70) + 0.1;
        return String.format(Locale.ROOT, "/wms/%s?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetTimeseries&LAYERS=sst&QUERY_LAYERS=sst&CRS=CRS:84"
                + "&BBOX=%f,%f,%f,%f&WIDTH=1&HEIGHT=1&I=0&J=0&INFO_FORMAT=text/csv", path, lon, lat, lon + 1e-3, lat + 1e-3);
    }

    private String page(SplittableRandom random) {
        return "/records/" + path.substring(0, path.indexOf('/')) + "/view?lang=" + (random.nextBoolean() ? "fr" : "en") + "&time=" + time(random)
                + "&place=" + random.nextInt(-170, 170) + "," + random.nextInt(-60, 60);
    }

    /** What is used of the heap after a full collection, in MB. */
    private double heap() throws Exception {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        long kilobytes = 0;
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        if (kilobytes == 0) {
            throw new IOException("jcmd tells nothing of the heap");
        }
        return kilobytes / 1e3;
    }

    private String jcmd(String command) throws Exception {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }
}
