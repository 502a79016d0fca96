package org.estran.app.observations.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.estran.app.observations.tables.TableEngine;

/** A statement as it is put together: values stand beside the text, never in it. */
final class SqlText {

    private final StringBuilder text;
    private final List<Object> values = new ArrayList<>();

    SqlText(String beginning) {
        this.text = new StringBuilder(beginning);
    }

    SqlText add(String more) {
        text.append(more);
        return this;
    }

    SqlText add(SqlText more) {
        text.append(more.text);
        values.addAll(more.values);
        return this;
    }

    SqlText column(String name) {
        text.append(TableEngine.name(name));
        return this;
    }

    SqlText value(Object value) {
        text.append('?');
        values.add(value instanceof Instant instant ? StoreLists.timestamp(instant) : value);
        return this;
    }

    SqlText texts(Collection<String> all) {
        return list(all);
    }

    SqlText numbers(Collection<Integer> all) {
        return list(all);
    }

    /**
     * The same as part of the text, where groups of rows are to be passed over: the engine does so for long lists only if it
     * knows them when it plans.
     */
    SqlText plain(Collection<Integer> all) {
        return add(all.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")")));
    }

    private SqlText list(Collection<?> all) {
        if (all.isEmpty()) {
            return add("(NULL)");
        }
        text.append("(?").append(", ?".repeat(all.size() - 1)).append(')');
        values.addAll(all);
        return this;
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        try {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return statement;
        } catch (SQLException failed) {
            statement.close();
            throw failed;
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
