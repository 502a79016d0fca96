package org.estran.app.catalogue.store;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.catalogue.search.ExactIdentifier;
import org.estran.records.RelationType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which record names which other, so that a relation said on one side is seen from both. */
@Component
class RelationRows {

    private final JdbcClient database;
    private final JdbcTemplate batches;

    RelationRows(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** One end of a relation: who says it, and how. */
    record Said(String by, RelationType type) {}

    void write(CatalogueRecord now) {
        database.sql("DELETE FROM record_relation WHERE record_id = ?")
                .param(now.id())
                .update();
        add(List.of(now));
    }

    /** Whether the rows are those of this description. */
    boolean agree(CatalogueRecord now) {
        Set<Line> rows =
                new HashSet<>(database.sql("SELECT relation_type, target FROM record_relation WHERE record_id = ?")
                        .param(now.id())
                        .query((row, n) -> new Line(row.getString(1), row.getString(2)))
                        .list());
        return rows.equals(lines(now));
    }

    /** Those of records that are here for the first time. */
    void add(List<CatalogueRecord> fresh) {
        List<Object[]> rows = fresh.stream()
                .flatMap(now -> lines(now).stream().map(line -> new Object[] {now.id(), line.type(), line.target()}))
                .toList();
        batches.batchUpdate("INSERT INTO record_relation (record_id, relation_type, target) VALUES (?, ?, ?)", rows);
    }

    private record Line(String type, String target) {}

    private static Set<Line> lines(CatalogueRecord now) {
        return now.record().relations().stream()
                .map(relation -> new Line(relation.type().word(), ExactIdentifier.normal(relation.target())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What others that are not gone say of this record under any of its identifiers, in the order of their ids. */
    List<Said> to(String id, int limit) {
        List<String> names = database.sql("SELECT normal FROM record_identifier WHERE record_id = ?")
                .param(id)
                .query(String.class)
                .list();
        // One name at a time: the key then gives the first ones in order, however many there are.
        return names.stream()
                .flatMap(name -> to(name, id, limit).stream())
                .distinct()
                .sorted(Comparator.comparing(Said::by).thenComparing(Said::type))
                .limit(limit)
                .toList();
    }

    private List<Said> to(String name, String id, int limit) {
        return database.sql("SELECT said.record_id, said.relation_type FROM record_relation said"
                        + " JOIN record teller ON teller.id = said.record_id"
                        + " WHERE said.target = ? AND said.record_id <> ?"
                        + " AND (teller.withdrawn_scope IS NULL OR teller.withdrawn_scope <> ?)"
                        + " ORDER BY said.record_id LIMIT ?")
                .params(name, id, Withdrawal.Scope.ALL.word(), limit)
                .query((row, n) -> new Said(
                        row.getString("record_id"),
                        RelationType.of(row.getString("relation_type")).orElseThrow()))
                .list();
    }
}
