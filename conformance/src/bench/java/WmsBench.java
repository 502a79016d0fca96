import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tiles of 256 by 256 pixels out of daily maps of a quarter of a degree (int16, shuffled and deflated, one chunk a map, made
 * by netCDF-C), as a map's reader asks for them: those of a view of one day, then those of the next. New ones, and the same
 * again. Server and clients share the machine.
 */
final class WmsBench {

    private static final int CLIENTS = 4;
    private static final double HALF = 20037508.342789244;

    private static final String MAKE = """
            import netCDF4, numpy, sys
            path, days = sys.argv[1], int(sys.argv[2])
            rng = numpy.random.RandomState(1)
            y, x = numpy.mgrid[0:720, 0:1440]
            base = 9000 * numpy.cos(numpy.radians(y / 4 - 90)) + 800 * numpy.sin(x / 37) * numpy.cos(y / 29)
            land = (numpy.sin(x / 91) + numpy.cos(y / 67) + numpy.sin((x + y) / 53)) > 1.1
            d = netCDF4.Dataset(path, 'w')
            for name, size in (('time', None), ('lat', 720), ('lon', 1440)):
                d.createDimension(name, size)
            t = d.createVariable('time', 'f8', ('time',)); t.units = 'days since 2019-01-01'
            a = d.createVariable('lat', 'f4', ('lat',)); a.units = 'degrees_north'
            a[:] = numpy.arange(720) / 4 - 89.875
            o = d.createVariable('lon', 'f4', ('lon',)); o.units = 'degrees_east'
            o[:] = numpy.arange(1440) / 4 + .125
            s = d.createVariable('sst', 'i2', ('time', 'lat', 'lon'), zlib=True, complevel=4, shuffle=True,
                                 chunksizes=(1, 720, 1440), fill_value=-32767)
            s.set_auto_maskandscale(False); s.units = 'degC'; s.scale_factor = 0.001
            s.standard_name = 'sea_surface_temperature'
            for day in range(days):
                field = numpy.roll(base, day * 3, 1) + rng.randint(-4, 5, base.shape)
                t[day] = day
                s[day] = numpy.where(land, -32767, field).astype('i2')
            d.close()
            """;

    private final int port;
    private final String layer;

    private WmsBench(int port, String layer) {
        this.port = port;
        this.layer = layer;
    }

    /** A folder of samples with one record of one file. @return false where Python's netCDF4 is missing */
    static boolean make(Path samples, int days) throws Exception {
        Path data = Files.createDirectories(samples.resolve("data/tiles"));
        Process python;
        try {
            python = new ProcessBuilder("/usr/bin/python3", "-c", MAKE, data.resolve("daily.nc").toString(), String.valueOf(days))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException absent) {
            return false;
        }
        if (python.waitFor() != 0) {
            return false;
        }
        Path like = Bench.ROOT.resolve("samples/data/surface_temperature/record.json");
        Files.writeString(data.resolve("record.json"), Files.readString(like));
        for (String folder : List.of("projects", "records")) {
            Files.createDirectories(samples.resolve(folder));
        }
        return true;
    }

    static WmsBench at(int port) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.get("/wms?SERVICE=WMS&REQUEST=GetCapabilities");
            Matcher name = Pattern.compile("<Name>([^<]*/sst)</Name>").matcher(new String(wire.body, 0, wire.length, java.nio.charset.StandardCharsets.UTF_8));
            if (!name.find()) {
                throw new IOException("no layer of temperature");
            }
            return new WmsBench(port, name.group(1));
        }
    }

    /** {@code record/path/variable}. */
    String layer() {
        return layer;
    }

    void measure(int days) throws Exception {
        List<String> tiles = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int tile = 0; tile < 16; tile++) {
                tiles.add(tile(3, 2 + tile % 4, 2 + tile / 4, day));
            }
        }
        int alone = 16 * (days / 4);
        double[] fresh = inOrder(tiles.subList(0, alone));
        System.out.printf(Locale.ROOT, "wms      new tiles one after the other: %s; at most 15 ms at p50%n", Wire.percentiles(fresh));
        List<double[]> again = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            again.add(inOrder(tiles.subList(0, alone)));
        }
        again.sort(java.util.Comparator.comparingDouble(round -> round[round.length / 2]));
        System.out.printf(Locale.ROOT, "wms      the same again, the median of five rounds: %s; at most 2 ms at p50%n", Wire.percentiles(again.get(2)));
        AtomicInteger next = new AtomicInteger(alone);
        AtomicInteger taken = new AtomicInteger();
        double[] load = Wire.load(port, CLIENTS, 6, () -> wire -> {
            int i = next.getAndIncrement();
            if (i < tiles.size()) {
                wire.get(tiles.get(i));
                taken.incrementAndGet();
                return 1;
            }
            // Once all of a level are drawn, those of the next are new.
            int beyond = i - tiles.size();
            wire.get(tile(4, beyond % 16, beyond / 16 % 16, beyond / 256 % days));
            taken.incrementAndGet();
            return 1;
        });
        System.out.printf(Locale.ROOT, "wms      new tiles with %d clients: %.0f/s; at least 150/s%n", CLIENTS, load[0]);
    }

    /** In the order of a reader, who looks at all tiles of a day before those of the next. */
    private double[] inOrder(List<String> tiles) throws Exception {
        double[] millis = new double[tiles.size()];
        try (Wire wire = new Wire(port)) {
            for (int i = 0; i < millis.length; i++) {
                long begin = System.nanoTime();
                wire.get(tiles.get(i));
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        java.util.Arrays.sort(millis);
        return millis;
    }

    private String tile(int zoom, int column, int row, int day) {
        double side = 2 * HALF / (1 << zoom);
        double west = -HALF + column * side;
        double north = HALF - row * side;
        String time = java.time.LocalDate.of(2019, 1, 1).plusDays(day) + "T00:00:00Z";
        return String.format(Locale.ROOT, "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=%s&STYLES=&CRS=EPSG:3857&BBOX=%f,%f,%f,%f"
                + "&WIDTH=256&HEIGHT=256&FORMAT=image/png&TRANSPARENT=true&TIME=%s", layer, west, north - side, west + side, north, time);
    }
}
