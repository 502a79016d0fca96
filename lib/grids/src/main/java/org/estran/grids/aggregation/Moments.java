package org.estran.grids.aggregation;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.cf.AxisKind;
import org.estran.grids.cf.CfFile;
import org.estran.grids.cf.StatedTime;
import org.estran.grids.cf.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The times of one member.
 *
 * @param dimension the name of the dimension they run along; empty when they run along none
 * @param coordinate the variable that holds them; null when the file only states a moment
 * @param values in the unit
 * @param unitText the unit as written
 */
record Moments(String dimension, @Nullable DataVariable coordinate, double[] values, TimeUnit unit, String unitText) {

    private static final String EPOCH = "seconds since 1970-01-01 00:00:00";

    /** Empty when the file has no time and states none. */
    static Optional<Moments> of(Member member) throws IOException {
        CfFile cf = new CfFile(member.file());
        for (DataVariable data : cf.data()) {
            Optional<DataVariable> time = cf.coordinate(data, AxisKind.TIME).filter(t -> t.rank() <= 1);
            Optional<TimeUnit> unit = time.flatMap(cf::timeUnit);
            if (time.isPresent() && unit.isPresent()) {
                String along = time.get().rank() == 0
                        ? ""
                        : time.get().dimensions().getFirst().name();
                String text = time.get().attributes().text("units").orElse("");
                return Optional.of(new Moments(along, time.get(), cf.read(time.get()), unit.get(), text));
            }
        }
        return stated(member, cf);
    }

    private static Optional<Moments> stated(Member member, CfFile cf) {
        String along = cf.data().stream()
                .map(DataVariable::dimensions)
                .flatMap(List::stream)
                .filter(d -> d.name().toLowerCase(Locale.ROOT).matches("time\\d?|t") && d.length() == 1)
                .map(Dimension::name)
                .findFirst()
                .orElse("");
        TimeUnit unit = TimeUnit.parse(EPOCH, "").orElseThrow();
        return StatedTime.of(member.file().attributes())
                .or(() -> StatedTime.ofName(member.name()))
                .map(moment -> new Moments(along, null, new double[] {unit.valueOf(moment)}, unit, EPOCH));
    }

    double first() {
        return values.length == 0 ? Double.NaN : unit.calendarSeconds(values[0]);
    }
}
