import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.estran.grids.ChunkCache;
import org.estran.grids.CopiedFile;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.DataVariable;
import org.estran.grids.FileHandles;
import org.estran.grids.FileIndex;
import org.estran.grids.Hyperslab;
import org.estran.grids.TimeCopy;
import org.estran.grids.TimeCopyWriter;
import org.estran.grids.Values;
import org.estran.grids.aggregation.Aggregation;
import org.estran.grids.aggregation.Member;

/**
 * Daily maps of a quarter of a degree (int16, shuffled and deflated, one chunk a map, made by netCDF-C): the series of a
 * point out of one file a day and out of one file for all, and thirty maps, beside netCDF-C (through Python's netCDF4)
 * reading the same bytes, by turns. Started by {@link Bench} with the centre's own class path: folder, number of days.
 */
public class GridBench {

    static final int ROUNDS = 3;
    static final int ROW = 400;
    static final int COLUMN = 700;

    static final String MAKE = """
            import netCDF4, numpy, sys
            folder, days = sys.argv[1], int(sys.argv[2])
            rng = numpy.random.RandomState(1)
            y, x = numpy.mgrid[0:720, 0:1440]
            base = 9000 * numpy.cos(numpy.radians(y / 4 - 90)) + 800 * numpy.sin(x / 37) * numpy.cos(y / 29)
            land = (numpy.sin(x / 91) + numpy.cos(y / 67) + numpy.sin((x + y) / 53)) > 1.1
            def create(path):
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
                return d, t, s
            whole, times, maps = create(folder + '/whole.nc')
            for day in range(days):
                field = numpy.roll(base, day * 3, 1) + rng.randint(-4, 5, base.shape)
                field = numpy.where(land, -32767, field).astype('i2')
                d, t, s = create(folder + '/day_%04d.nc' % day)
                t[0] = day; s[0] = field; d.close()
                times[day] = day; maps[day] = field
            whole.close()
            """;

    static final String READ = """
            import glob, netCDF4, sys, time
            files = sorted(glob.glob(sys.argv[1] + '/day_*.nc'))
            def sst(d):
                v = d['sst']; v.set_auto_maskandscale(False); return v
            def days():
                total = 0
                for f in files:
                    d = netCDF4.Dataset(f); total += int(sst(d)[0, ROW, COLUMN]); d.close()
                return total
            def whole():
                d = netCDF4.Dataset(sys.argv[1] + '/whole.nc'); total = int(sst(d)[:, ROW, COLUMN].astype('i8').sum())
                d.close(); return total
            def maps():
                d = netCDF4.Dataset(sys.argv[1] + '/whole.nc'); total = int(sst(d)[0:30].astype('i8').sum())
                d.close(); return total
            for step in (days, whole, maps):
                t = time.perf_counter(); total = step(); print((time.perf_counter() - t) * 1e3, total)
            """.replace("ROW", String.valueOf(ROW)).replace("COLUMN", String.valueOf(COLUMN));

    interface Step {
        long take() throws IOException;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<String> made = python(MAKE, folder.toString(), arguments[1]);
        if (made == null) {
            System.out.println("Python's netCDF4 is not on this machine (apt-get install python3-netcdf4): grids are left out");
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.getFileName().toString().startsWith("day_")).sorted().toList();
        }
        List<FileIndex> indexes = new ArrayList<>();
        for (Path file : files) {
            FileIndex index = FileIndex.of(file);
            indexes.add(indexes.isEmpty() ? index : index.sharing(indexes.getFirst()));
        }
        double[][] ours = new double[3][ROUNDS];
        double[][] theirs = new double[3][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            List<String> lines = python(READ, folder.toString());
            Step[] steps = {() -> days(files, indexes), () -> whole(folder, files.size()), () -> maps(folder)};
            for (int step = 0; step < steps.length; step++) {
                String[] words = lines.get(step).split(" ");
                theirs[step][round] = Double.parseDouble(words[0]);
                long begin = System.nanoTime();
                long total = steps[step].take();
                ours[step][round] = (System.nanoTime() - begin) / 1e6;
                if (total != Long.parseLong(words[1])) {
                    throw new IllegalStateException("other values than netCDF-C's: " + total + ", " + words[1]);
                }
            }
        }
        String[] what = {"a point out of " + files.size() + " files", "a point out of one file of as many", "30 maps"};
        String[] aims = {"at most 0.7", "at most 0.7", "at most 1.3, served"};
        for (int step = 0; step < what.length; step++) {
            System.out.printf(Locale.ROOT, "%-8s %s: %.0f ms; netCDF-C: %.0f ms; ratio %.2f (%s)%n", "grids", what[step],
                    median(ours[step]), median(theirs[step]), median(ours[step]) / median(theirs[step]), aims[step]);
        }
        copied(folder, files.size(), median(theirs[1]));
    }

    /** The same series out of a copy by time, the copy opened anew each time. */
    static void copied(Path folder, int days, double theirs) throws IOException {
        Path copy = folder.resolve("by-time");
        long begin = System.nanoTime();
        try (DataFile file = DataFiles.open(folder.resolve("whole.nc"))) {
            TimeCopyWriter.write(file, file.variable("sst").orElseThrow(), 0, copy, () -> true);
        }
        double made = (System.nanoTime() - begin) / 1e9;
        long expected = whole(folder, days);
        double[] took = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            DataFile original = DataFiles.open(folder.resolve("whole.nc"));
            begin = System.nanoTime();
            try (DataFile both = new CopiedFile(original, Map.of("sst", TimeCopy.open(copy)))) {
                if (sum(both, new long[] {0, ROW, COLUMN}, new long[] {days, 1, 1}) != expected) {
                    throw new IllegalStateException("other values than the original's");
                }
                took[round] = (System.nanoTime() - begin) / 1e6;
            }
        }
        System.out.printf(Locale.ROOT, "%-8s a point out of the copy by time: %.2f ms; netCDF-C, original: %.0f ms; ratio 1/%.0f"
                + " (at most 10 ms, aim 1/2000); the copy of %d MB made in %.0f s%n", "grids", median(took), theirs,
                theirs / median(took), Files.size(copy) >> 20, made);
    }

    static long days(List<Path> files, List<FileIndex> indexes) throws IOException {
        ChunkCache cache = new ChunkCache(256L << 20);
        FileHandles handles = new FileHandles(64);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            members.add(Member.of(files.get(i).getFileName().toString(), files.get(i), indexes.get(i), cache, handles));
        }
        try (DataFile file = ((Aggregation.Formed) Aggregation.of(members)).file()) {
            return sum(file, new long[] {0, ROW, COLUMN}, new long[] {files.size(), 1, 1});
        }
    }

    static long whole(Path folder, int days) throws IOException {
        try (DataFile file = DataFiles.open(folder.resolve("whole.nc"))) {
            return sum(file, new long[] {0, ROW, COLUMN}, new long[] {days, 1, 1});
        }
    }

    static long maps(Path folder) throws IOException {
        try (DataFile file = DataFiles.open(folder.resolve("whole.nc"))) {
            long total = 0;
            for (int day = 0; day < 30; day += 10) {
                total += sum(file, new long[] {day, 0, 0}, new long[] {10, 720, 1440});
            }
            return total;
        }
    }

    static long sum(DataFile file, long[] offset, long[] shape) throws IOException {
        DataVariable sst = file.variable("sst").orElseThrow();
        Values values = file.read(sst, Hyperslab.of(offset, shape));
        long total = 0;
        for (short value : (short[]) values.array()) {
            total += value;
        }
        return total;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The lines it prints; null when Python or netCDF4 is not there. */
    static List<String> python(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-c", script));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException absent) {
            return null;
        }
        List<String> lines;
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines = reader.lines().toList();
        }
        return process.waitFor() == 0 ? lines : null;
    }
}
