package org.estran.app.tabledap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.observations.store.Condition;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.RowQuery;
import org.estran.app.observations.store.Rows;
import org.estran.app.observations.store.StoredProperty;
import org.estran.app.observations.store.StoredSource;
import org.estran.opendap.tabledap.Ordering;
import org.estran.opendap.tabledap.TableColumn;
import org.estran.opendap.tabledap.TableConstraint;
import org.estran.opendap.tabledap.TableRefused;
import org.estran.opendap.tabledap.TableRequest;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records as datasets of tabledap, and their rows as requests ask for them. */
@Component
class Tables {

    private final ObservationStore store;
    private final Catalogue catalogue;

    Tables(ObservationStore store, Catalogue catalogue) {
        this.store = store;
        this.catalogue = catalogue;
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
        return Dataset.of(
                record,
                properties,
                store.sources(id).stream().mapToLong(StoredSource::rows).sum());
    }

    private static TableRefused unknown(String id) {
        return new TableRefused(404, "Currently unknown datasetID=" + id);
    }

    /** Takes a row of a table; false when no more is wanted. */
    interface Taker {
        boolean take(@Nullable Object[] row) throws IOException;
    }

    /** Rows of the variables asked for, in the order that the request's filter needs. */
    void rows(Dataset dataset, TableRequest request, Caller caller, Taker taker) throws IOException {
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

    /** Whether at least so many rows meet the constraints. */
    boolean reaches(long most, Dataset dataset, TableRequest request, Caller caller) throws IOException {
        if (dataset.rows() < most) {
            return false;
        }
        long[] count = new long[1];
        store.rows(
                new RowQuery(dataset.record().id(), List.of("time"), conditions(request)),
                caller,
                row -> ++count[0] < most);
        return count[0] >= most;
    }

    private static List<Condition> conditions(TableRequest request) {
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
