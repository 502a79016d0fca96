package org.estran.app.tabledap;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.observations.store.Condition;
import org.estran.app.observations.store.Holding;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.RowQuery;
import org.estran.app.observations.store.Rows;
import org.estran.app.observations.store.StoredProperty;
import org.estran.observations.ObservationFile;
import org.estran.opendap.tabledap.Ordering;
import org.estran.opendap.tabledap.TableColumn;
import org.estran.opendap.tabledap.TableConstraint;
import org.estran.opendap.tabledap.TableRefused;
import org.estran.opendap.tabledap.TableRequest;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Records as datasets of tabledap, and their rows as requests ask for them. */
@Component
class Tables {

    /** Records that are read at once. */
    private static final int SOME = 500;

    private final ObservationStore store;
    private final Catalogue catalogue;
    private final Clock clock;
    private final String baseUrl;

    Tables(ObservationStore store, Catalogue catalogue, Clock clock, @Value("${estran.base-url}") String baseUrl) {
        this.store = store;
        this.catalogue = catalogue;
        this.clock = clock;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** The address of a path at this centre. */
    String address(String path) {
        return baseUrl + path;
    }

    /**
     * The table of that id: of a record, or the list of all.
     *
     * @throws TableRefused where there is none of that id
     * @throws ProblemException where it is not for this caller, or withdrawn
     */
    Table table(String id, Caller caller) throws IOException, TableRefused {
        return id.equals(AllDatasets.ID)
                ? new AllDatasets(this, caller, clock.instant())
                : new Observed(find(id, caller), caller);
    }

    /** Takes a dataset. */
    interface Visitor {
        void visit(Dataset dataset) throws IOException;
    }

    /** Each dataset that somebody may have, in the order of their ids. */
    void each(Caller caller, Visitor visitor) throws IOException {
        List<String> ids = store.records();
        for (int from = 0; from < ids.size(); from += SOME) {
            for (Dataset dataset : those(ids.subList(from, Math.min(ids.size(), from + SOME)), caller)
                    .values()) {
                visitor.visit(dataset);
            }
        }
    }

    /** Those of these datasets that somebody may have, by their ids. */
    Map<String, Dataset> those(List<String> ids, Caller caller) throws IOException {
        Map<String, CatalogueRecord> records = new HashMap<>();
        catalogue.all(ids).forEach(record -> records.put(record.id(), record));
        Map<String, Dataset> all = new LinkedHashMap<>();
        for (Holding cover : store.holdings(Set.copyOf(ids), caller)) {
            CatalogueRecord record = records.get(cover.recordId());
            if (record != null) {
                all.put(record.id(), dataset(record, store.properties(record.id()), cover));
            }
        }
        return all;
    }

    private Dataset dataset(CatalogueRecord record, List<StoredProperty> properties, Holding cover) {
        return Dataset.of(record, properties, cover, address("/records/" + record.id()));
    }

    /**
     * A dataset that this caller may read.
     *
     * @throws TableRefused where there is none of that id
     * @throws ProblemException where it is not for this caller, or withdrawn
     */
    Dataset find(String id, Caller caller) throws IOException, TableRefused {
        CatalogueRecord record = catalogue.find(id).orElseThrow(() -> unknown(id));
        if (record.isDataWithdrawn()) {
            throw new ProblemException(new Problem.Gone("data-withdrawn", "The data of " + id + " were withdrawn."));
        }
        List<StoredProperty> properties = store.properties(id);
        if (properties.isEmpty()) {
            throw unknown(id);
        }
        store.letIn(id, caller);
        List<Holding> cover = store.holdings(Set.of(id), caller);
        if (cover.isEmpty()) {
            throw unknown(id);
        }
        return dataset(record, properties, cover.getFirst());
    }

    private static TableRefused unknown(String id) {
        return new TableRefused(404, "Currently unknown datasetID=" + id);
    }

    /** The rows of a record's observations. */
    private final class Observed implements Table {

        private final Dataset dataset;
        private final Caller caller;

        Observed(Dataset dataset, Caller caller) {
            this.dataset = dataset;
            this.caller = caller;
        }

        @Override
        public Described described() {
            return dataset;
        }

        @Override
        public boolean reaches(long most, TableRequest request) throws IOException {
            return Tables.this.reaches(most, dataset, request, caller);
        }

        @Override
        public Optional<ObservationFile> features(TableRequest request, Map<String, String> facts) throws IOException {
            return Optional.of(new DsgRows(store, dataset, request, caller, facts));
        }

        @Override
        public void rows(TableRequest request, Taker taker) throws IOException {
            Tables.this.rows(dataset, request, caller, taker);
        }
    }

    private void rows(Dataset dataset, TableRequest request, Caller caller, Table.Taker taker) throws IOException {
        List<TableColumn> columns = request.columns();
        Ordering ordering = request.ordering();
        List<RowQuery.Order> order = ordering == null
                ? List.of()
                : ordering.sort().stream()
                        .map(sort -> new RowQuery.Order(sort.column(), sort.isDescending()))
                        .toList();
        RowQuery query = new RowQuery(
                dataset.record().id(),
                columns.stream().map(TableColumn::name).toList(),
                conditions(request),
                request.isDistinct(),
                order,
                0);
        store.rows(query, caller, row -> taker.take(values(row, columns)));
    }

    private boolean reaches(long most, Dataset dataset, TableRequest request, Caller caller) throws IOException {
        if (dataset.cover().rows() < most) {
            return false;
        }
        long[] count = new long[1];
        store.rows(
                new RowQuery(dataset.record().id(), List.of("time"), conditions(request)),
                caller,
                row -> ++count[0] < most);
        return count[0] >= most;
    }

    static List<Condition> conditions(TableRequest request) {
        List<Condition> conditions = new ArrayList<>();
        request.constraints().forEach(constraint -> conditions.add(condition(constraint)));
        return conditions;
    }

    private static Condition condition(TableConstraint constraint) {
        String name = constraint.column().name();
        return switch (constraint) {
            case TableConstraint.OfNumber one -> new Condition.OfNumber(name, operator(one.operator()), one.value());
            case TableConstraint.OfTime one -> new Condition.OfTime(name, operator(one.operator()), one.value());
            case TableConstraint.OfText one -> new Condition.OfText(name, operator(one.operator()), one.value());
            case TableConstraint.Matches one -> new Condition.Matches(name, one.expression());
            case TableConstraint.Missing one -> new Condition.Missing(name, one.isMissing());
        };
    }

    private static Condition.Operator operator(String sign) {
        return switch (sign) {
            case "!=" -> Condition.Operator.NOT_EQUAL;
            case "<" -> Condition.Operator.LESS;
            case "<=" -> Condition.Operator.AT_MOST;
            case ">" -> Condition.Operator.MORE;
            case ">=" -> Condition.Operator.AT_LEAST;
            default -> Condition.Operator.EQUAL;
        };
    }

    private static @Nullable Object[] values(Rows row, List<TableColumn> columns) throws IOException {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(row, i, columns.get(i).kind());
        }
        return values;
    }

    private static @Nullable Object value(Rows row, int place, TableColumn.Kind kind) throws IOException {
        return switch (kind) {
            case STRING -> {
                String text = row.text(place);
                yield text == null || text.isEmpty() ? null : text;
            }
            case TIME -> row.time(place);
            case INT, FLOAT, DOUBLE -> {
                double number = row.number(place);
                yield Double.isNaN(number) ? null : (Object) number;
            }
        };
    }
}
