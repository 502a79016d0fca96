import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.estran.cartography.ColourScale;
import org.estran.cartography.Palette;
import org.estran.cartography.raster.Colouring;
import org.estran.cartography.raster.PngPicture;
import org.estran.grids.ChunkCache;
import org.estran.grids.CopiedFile;
import org.estran.grids.DataFile;
import org.estran.grids.FileIndex;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.overviews.Pyramid;
import org.estran.grids.overviews.PyramidWriter;
import org.estran.wms.maps.CellsMemory;
import org.estran.wms.maps.MapCrs;
import org.estran.wms.maps.MapFrame;
import org.estran.wms.maps.MapPainter;
import org.estran.wms.maps.Portrayal;
import org.estran.wms.maps.Sampling;
import org.estran.wms.maps.Slice;
import org.estran.wms.maps.Style;

/**
 * A map of the world, 1,024 by 512 pixels, out of a grid of a twenty-fourth of a degree (int16, shuffled and deflated in chunks
 * of 540 by 1,080, made by netCDF-C): drawn and encoded with overviews and without, of times that nobody looked at before and
 * of the same again. Without doors: what HTTP costs is in the tiles. Started by {@link Bench} with the centre's own class path:
 * folder, number of times.
 */
public class WorldBench {

    private static final MapFrame WORLD = new MapFrame(MapCrs.CRS84, -180, -90, 180, 90, 1024, 512);

    private static final String MAKE = """
            import netCDF4, numpy, sys
            path, times = sys.argv[1], int(sys.argv[2])
            rng = numpy.random.RandomState(1)
            y, x = numpy.mgrid[0:4320, 0:8640].astype('f4')
            base = 9000 * numpy.cos(numpy.radians(y / 24 - 90)) + 800 * numpy.sin(x / 222) * numpy.cos(y / 174)
            land = (numpy.sin(x / 546) + numpy.cos(y / 402) + numpy.sin((x + y) / 318)) > 1.1
            d = netCDF4.Dataset(path, 'w')
            for name, size in (('time', None), ('lat', 4320), ('lon', 8640)):
                d.createDimension(name, size)
            t = d.createVariable('time', 'f8', ('time',)); t.units = 'days since 2019-01-01'
            a = d.createVariable('lat', 'f8', ('lat',)); a.units = 'degrees_north'
            a[:] = (numpy.arange(4320) + .5) / 24 - 90
            o = d.createVariable('lon', 'f8', ('lon',)); o.units = 'degrees_east'
            o[:] = (numpy.arange(8640) + .5) / 24 - 180
            s = d.createVariable('sst', 'i2', ('time', 'lat', 'lon'), zlib=True, complevel=4, shuffle=True,
                                 chunksizes=(1, 540, 1080), fill_value=-32767)
            s.set_auto_maskandscale(False); s.units = 'degC'; s.scale_factor = 0.001
            for time in range(times):
                field = numpy.roll(base, time * 18, 1) + rng.randint(-4, 5, base.shape)
                t[time] = time
                s[time] = numpy.where(land, -32767, field).astype('i2')
            d.close()
            """;

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int times = Integer.parseInt(arguments[1]);
        Path file = folder.resolve("world.nc");
        if (!made(file, times)) {
            System.out.println("Python's netCDF4 is not on this machine (apt-get install python3-netcdf4): the world is left out");
            return;
        }
        FileIndex index = FileIndex.of(file);
        Path overviews = folder.resolve("world.overviews");
        long begin = System.nanoTime();
        try (GriddedDataset whole = GriddedDataset.of(index.open(file, new ChunkCache(192L << 20)))) {
            PyramidWriter.write(whole.variable("sst").orElseThrow(), overviews, () -> true);
        }
        System.out.printf(Locale.ROOT, "world    %d maps of 4,320 by 8,640 cells, %.0f MB; overviews of %.0f MB made in %.1f s%n",
                times, Files.size(file) / 1e6, Files.size(overviews) / 1e6, (System.nanoTime() - begin) / 1e9);
        double[][] without = new double[2][];
        double[][] with = new double[2][];
        // The first round warms the machine up.
        for (int round = 0; round < 2; round++) {
            try (DataFile plain = index.open(file, new ChunkCache(192L << 20))) {
                without = drawn(plain, times);
            }
            try (DataFile plain = index.open(file, new ChunkCache(192L << 20));
                    Pyramid pyramid = Pyramid.open(overviews, new ChunkCache(32L << 20));
                    DataFile both = new CopiedFile(plain, Map.of(), Map.of("sst", pyramid))) {
                with = drawn(both, times);
            }
        }
        say("never looked at before", with[0], without[0]);
        say("the same once more", with[1], without[1]);
    }

    private static void say(String what, double[] with, double[] without) {
        System.out.printf(Locale.ROOT, "world    a map of it all, 1024 by 512, %s: with overviews %.0f ms; without %.0f ms; ratio %.3f%n",
                what, median(with), median(without), median(with) / median(without));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** Milliseconds of each time, first and again. */
    private static double[][] drawn(DataFile file, int times) throws IOException {
        GriddedVariable sst = GriddedDataset.of(file).variable("sst").orElseThrow();
        double[][] millis = new double[2][times];
        for (int time = 0; time < times; time++) {
            for (int again = 0; again < 2; again++) {
                long begin = System.nanoTime();
                draw(sst, time);
                millis[again][time] = (System.nanoTime() - begin) / 1e6;
            }
        }
        return millis;
    }

    private static void draw(GriddedVariable sst, int time) throws IOException {
        Colouring colouring = new Colouring(new ColourScale(Palette.THERMAL, -2, 10, false, false), false, 250, null, null);
        Portrayal portrayal = new Portrayal(Style.Form.RASTER, colouring, Sampling.Method.NEAREST, 10);
        Slice slice = new Slice(sst, null, Map.of(sst.variable().dimensions().getFirst(), time));
        byte[] png = PngPicture.encoded(new MapPainter(slice, WORLD, portrayal, new CellsMemory(1 << 22)).paint(), PngPicture.Depth.AS_FITS);
        if (png.length < 10_000) {
            throw new IOException("an empty map");
        }
    }

    private static boolean made(Path file, int times) throws Exception {
        try {
            return new ProcessBuilder("/usr/bin/python3", "-c", MAKE, file.toString(), String.valueOf(times))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
