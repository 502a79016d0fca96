package org.estran.app.dissemination.sensed;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.sensed.Entities.Located;
import org.estran.app.dissemination.sensed.Entities.Measured;
import org.estran.app.dissemination.sensed.Entities.Stream;
import org.estran.app.observations.store.Condition;
import org.estran.app.observations.store.Deployment;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.PlatformSummary;
import org.estran.app.observations.store.RowQuery;
import org.estran.app.observations.store.Rows;
import org.estran.app.observations.store.Selection;
import org.estran.app.observations.store.StoredProperty;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The entities that a caller may have, out of the store of observations. */
@Component
class Sensing {

    /** Records of a platform, and of all. */
    private static final int MOST_RECORDS = 1_000;

    private final ObservationStore store;
    private final Catalogue catalogue;

    Sensing(ObservationStore store, Catalogue catalogue) {
        this.store = store;
        this.catalogue = catalogue;
    }

    /** Platforms by their names, those after a name. */
    List<PlatformSummary> things(Caller caller, String after, int limit) throws IOException {
        return store.platforms(Selection.ALL, caller, "", after, limit);
    }

    PlatformSummary thing(Caller caller, String name) throws IOException, Refused {
        return store.platforms(of(name), caller, "", "", 1).stream()
                .findFirst()
                .orElseThrow(() -> Refused.notThere("Thing " + name));
    }

    private static Selection of(String platform) {
        return Selection.ALL.by(Set.of(platform));
    }

    /** All of a platform, the record with the last value first. */
    List<Stream> streams(Caller caller, String platform) throws IOException {
        List<Stream> all = new ArrayList<>();
        for (Deployment deployment : store.deployments(of(platform), caller, MOST_RECORDS)) {
            for (StoredProperty property : store.properties(deployment.recordId())) {
                if (isMeasured(property)) {
                    all.add(new Stream(platform, property, deployment));
                }
            }
        }
        return all;
    }

    private static boolean isMeasured(StoredProperty property) {
        return property.property().role() == Role.OBSERVED
                && property.property().form() == ObservedProperty.Form.NUMBER;
    }

    Stream stream(Caller caller, String record, String column, String platform) throws IOException, Refused {
        Optional<Deployment> deployment = store.deployments(of(platform).ofRecords(Set.of(record)), caller, 1).stream()
                .findFirst();
        Optional<StoredProperty> property = store.properties(record).stream()
                .filter(one -> one.name().equals(column) && isMeasured(one))
                .findFirst();
        if (deployment.isEmpty() || property.isEmpty()) {
            throw Refused.notThere("Datastream " + column + " of " + platform + " in " + record);
        }
        return new Stream(platform, property.get(), deployment.get());
    }

    /** The records that have any, by their ids. */
    List<CatalogueRecord> sensors(Caller caller) throws IOException {
        List<String> ids = records(caller);
        List<CatalogueRecord> all = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += Catalogue.MOST_FILES) {
            all.addAll(catalogue.all(ids.subList(from, Math.min(ids.size(), from + Catalogue.MOST_FILES))));
        }
        return all;
    }

    private List<String> records(Caller caller) throws IOException {
        return store.deployments(Selection.ALL, caller, MOST_RECORDS).stream()
                .map(Deployment::recordId)
                .sorted()
                .toList();
    }

    CatalogueRecord sensor(Caller caller, String record) throws IOException, Refused {
        boolean isThere = !store.deployments(Selection.ALL.ofRecords(Set.of(record)), caller, 1)
                .isEmpty();
        return catalogue.find(record).filter(found -> isThere).orElseThrow(() -> Refused.notThere("Sensor " + record));
    }

    /** One for each property, whatever records have it. */
    List<StoredProperty> properties(Caller caller) throws IOException {
        Set<String> records = Set.copyOf(records(caller));
        Map<String, StoredProperty> byKey = new LinkedHashMap<>();
        for (StoredProperty property : store.properties()) {
            if (isMeasured(property) && records.contains(property.recordId())) {
                byKey.putIfAbsent(property.key(), property);
            }
        }
        return byKey.values().stream()
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .collect(Collectors.toList());
    }

    StoredProperty property(Caller caller, String key) throws IOException, Refused {
        return properties(caller).stream()
                .filter(property -> property.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refused.notThere("ObservedProperty " + key));
    }

    /** Where a platform was last; empty where no row has a place. */
    Optional<Located> last(Caller caller, String platform) throws IOException {
        List<Located> found = new ArrayList<>();
        for (Deployment deployment : store.deployments(of(platform), caller, 1)) {
            RowQuery query = new RowQuery(
                    deployment.recordId(),
                    List.of("longitude", "latitude"),
                    List.of(
                            new Condition.OfText("platform", Condition.Operator.EQUAL, platform),
                            new Condition.Missing("latitude", false),
                            new Condition.Missing("longitude", false),
                            new Condition.Missing("time", false)),
                    false,
                    List.of(new RowQuery.Order("time", true)),
                    1);
            store.rows(query, caller, row -> found.add(new Located(row.number(0), row.number(1))));
        }
        return found.stream().findFirst();
    }

    /**
     * Values in the order of their moments and depths.
     *
     * @param from where the page begins
     * @param limit of the values that are given
     */
    Given values(Caller caller, Stream stream, Options options, Page from, int limit) throws IOException {
        List<Condition> conditions = new ArrayList<>();
        for (Options.Compared one : options.conditions()) {
            conditions.add(
                    one.moment() == null
                            ? new Condition.OfNumber(stream.property().name(), one.operator(), one.number())
                            : new Condition.OfTime("time", one.operator(), one.moment()));
        }
        if (from.moment() != null) {
            conditions.add(new Condition.OfTime(
                    "time",
                    options.isDescending() ? Condition.Operator.AT_MOST : Condition.Operator.AT_LEAST,
                    from.moment()));
        }
        PageOf page = new PageOf(from.given(), limit);
        rows(caller, stream, conditions, options.isDescending(), from.given() + limit + 1, page);
        return page.given();
    }

    /** Values as they are read: some are passed over, some given, and one more tells that there are more. */
    private static final class PageOf implements Taking {
        private final int passed;
        private final int limit;
        private final List<Measured> some = new ArrayList<>();
        private @Nullable Instant last;
        /** Of the last moment, those passed over too: the next page passes over them again. */
        private int ofLast;

        private int read;

        PageOf(int passed, int limit) {
            this.passed = passed;
            this.limit = limit;
        }

        @Override
        public void value(Measured value) {
            read++;
            if (read > passed + limit) {
                return;
            }
            if (read > passed) {
                some.add(value);
            }
            ofLast = value.time().equals(last) ? ofLast + 1 : 1;
            last = value.time();
        }

        Given given() {
            boolean isMore = read > passed + limit && limit > 0;
            return new Given(some, isMore ? new Page(last, ofLast) : null);
        }
    }

    /**
     * Where a page begins.
     *
     * @param moment null for the first
     * @param given values of that moment, or of all, that are passed over
     */
    record Page(@Nullable Instant moment, int given) {}

    /** A page. @param next null after the last */
    record Given(List<Measured> values, @Nullable Page next) {}

    /** Takes values. */
    private interface Taking {
        void value(Measured value);
    }

    /** The value of a moment and a depth. */
    Measured value(Caller caller, Stream stream, Instant moment, double depth) throws IOException, Refused {
        List<Condition> conditions = List.of(
                new Condition.OfTime("time", Condition.Operator.EQUAL, moment),
                Double.isNaN(depth)
                        ? new Condition.Missing("depth", true)
                        : new Condition.OfNumber("depth", Condition.Operator.EQUAL, depth));
        List<Measured> found = new ArrayList<>();
        rows(caller, stream, conditions, false, 1, found::add);
        return found.stream().findFirst().orElseThrow(() -> Refused.notThere("Observation of " + moment));
    }

    private void rows(
            Caller caller, Stream stream, List<Condition> more, boolean isDescending, int limit, Taking taking)
            throws IOException {
        String column = stream.property().name();
        String flag = stream.property().flagName();
        List<String> columns = new ArrayList<>(List.of("time", "latitude", "longitude", "depth", column));
        if (flag != null) {
            columns.add(flag);
        }
        List<Condition> conditions = new ArrayList<>(List.of(
                new Condition.OfText("platform", Condition.Operator.EQUAL, stream.platform()),
                new Condition.Missing("time", false),
                new Condition.Missing(column, false)));
        conditions.addAll(more);
        List<RowQuery.Order> order = List.of(
                new RowQuery.Order("time", isDescending),
                new RowQuery.Order("depth", false),
                new RowQuery.Order("feature", false));
        store.rows(
                new RowQuery(stream.deployment().recordId(), columns, conditions, false, order, limit), caller, row -> {
                    taking.value(value(row, flag != null));
                    return true;
                });
    }

    private static Measured value(Rows row, boolean isFlagged) throws IOException {
        String flag = isFlagged ? row.text(5) : null;
        return new Measured(
                Objects.requireNonNull(row.time(0)),
                row.number(4),
                flag == null ? "" : flag,
                row.number(1),
                row.number(2),
                row.number(3));
    }
}
