package org.estran.grids.cf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.estran.judging.Tool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates of every calendar of CF against Python's cftime. */
@Tag("outside")
class CalendarTest {

    @BeforeAll
    static void tools() throws Exception {
        Tool.mustRun("python3-cftime", "/usr/bin/python3", "-c", "import cftime");
    }

    @ParameterizedTest
    @CsvSource({
        "standard, days since 1582-10-01, -4000, 4000",
        "standard, hours since 1-1-1 00:00:0.0, 0, 18000000",
        "gregorian, seconds since 1970-01-01T00:00:00Z, -4000000000, 4000000000",
        "proleptic_gregorian, days since 1582-10-01, -400000, 400000",
        "julian, days since 1850-01-01, -100000, 100000",
        "noleap, days since 1850-01-01, -100000, 100000",
        "365_day, minutes since 2000-02-28 12:30, -1000000, 1000000",
        "all_leap, days since 1850-02-29, -100000, 100000",
        "360_day, days since 1850-02-30, -100000, 100000",
        "standard, days since 1950-01-01 00:00:00 +02:00, 0, 40000",
        "standard, milliseconds since 2020-01-01, -1000000000000, 1000000000000"
    })
    void namesDaysAsCftimeDoes(String calendar, String units, double least, double greatest) throws Exception {
        Random random = new Random(2);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double value = least + random.nextDouble() * (greatest - least);
            values.add(units.startsWith("days") ? Math.floor(value * 8) / 8 : Math.floor(value));
        }
        String python = "import sys, cftime\n"
                + "values = [float(v) for v in sys.stdin.read().split()]\n"
                + "for d in cftime.num2date(values, '" + units + "', '" + calendar + "'):\n"
                + "    d = d.replace(microsecond=0)\n"
                + "    print('%04d-%02d-%02dT%02d:%02d:%02d' % (d.year, d.month, d.day, d.hour, d.minute, d.second))\n";
        String input = String.join(" ", values.stream().map(String::valueOf).toList());
        List<String> theirs = Tool.lines(input, "/usr/bin/python3", "-c", python);
        TimeUnit unit = TimeUnit.parse(units, calendar).orElseThrow();
        List<String> ours = values.stream().map(v -> unit.text(v).orElseThrow()).toList();
        assertThat(ours).isEqualTo(theirs);
    }
}
