package org.estran.app.deposit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.vocabularies.Vocabularies;
import org.estran.grids.DataFile;
import org.estran.grids.rules.FileRules;
import org.estran.grids.rules.Remark;
import org.estran.grids.rules.Rule;
import org.estran.grids.rules.StandardNames;
import org.estran.grids.summary.FileSummary;
import org.estran.terms.Finding;
import org.estran.vocabularies.CanonicalUnits;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the rules of CF and ACDD say of the data files of a draft: found when a file comes in, kept with it, told as advice
 * with the clause. A rule is told once, however many files do not keep it.
 */
@Component
class FileRemarks implements StandardNames {

    /** Files, variables and details named in one finding. */
    private static final int MOST_NAMED = 5;

    private final JdbcClient db;
    private final JdbcTemplate batches;
    private final Vocabularies vocabularies;

    FileRemarks(JdbcClient db, JdbcTemplate batches, Vocabularies vocabularies) {
        this.db = db;
        this.batches = batches;
        this.vocabularies = vocabularies;
    }

    List<Remark> check(DataFile file, FileSummary summary) throws IOException {
        return FileRules.check(file, summary, this);
    }

    @Override
    public Set<String> known(Collection<String> names) {
        return vocabularies.addresses("cf-standard-names", names).keySet();
    }

    @Override
    public boolean isOtherUnit(String name, String unit) {
        return CanonicalUnits.isOther(name, unit);
    }

    /** Keeps what was found of a file that was just put among those of a deposit. */
    void keep(String id, String path, List<Remark> remarks) {
        List<Object[]> rows = new ArrayList<>();
        for (Remark remark : remarks) {
            rows.add(new Object[] {id, path, rows.size(), remark.rule().name(), remark.subject(), remark.detail()});
        }
        batches.batchUpdate(
                "INSERT INTO deposit_file_rule (deposit_id, path, number, rule, subject, detail)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                rows);
    }

    List<Finding> findings(String id) {
        Map<Rule, String> broken = new EnumMap<>(Rule.class);
        Optional<Broken> next = next(id, "");
        while (next.isPresent()) {
            Broken one = next.get();
            broken.put(one.rule(), one.path());
            next = next(id, one.rule().name());
        }
        List<Finding> findings = new ArrayList<>();
        broken.forEach((rule, path) -> findings.add(finding(id, rule, path)));
        return findings;
    }

    /** @param path of the first file that does not keep it */
    private record Broken(Rule rule, String path) {}

    /** From rule to rule along the index: to group its rows would read one for each file. */
    private Optional<Broken> next(String id, String after) {
        return db.sql("SELECT rule, path FROM deposit_file_rule WHERE deposit_id = ? AND rule > ?"
                        + " ORDER BY rule, path LIMIT 1")
                .params(id, after)
                .query((row, n) -> new Broken(Rule.valueOf(row.getString("rule")), row.getString("path")))
                .optional();
    }

    /** The first files that do not keep the rule, and what is wrong in the very first. */
    private Finding finding(String id, Rule rule, String path) {
        List<String> paths = db.sql("SELECT DISTINCT path FROM deposit_file_rule WHERE deposit_id = ? AND rule = ?"
                        + " ORDER BY path LIMIT " + (MOST_NAMED + 1))
                .params(id, rule.name())
                .query(String.class)
                .list();
        List<Remark> first = db.sql("SELECT subject, detail FROM deposit_file_rule"
                        + " WHERE deposit_id = ? AND rule = ? AND path = ? ORDER BY number LIMIT " + (MOST_NAMED + 1))
                .params(id, rule.name(), path)
                .query((row, n) -> new Remark(rule, row.getString("subject"), row.getString("detail")))
                .list();
        return Finding.advice(
                rule.code(),
                "/files",
                named(paths.stream()),
                named(first.stream().map(Remark::subject)),
                named(first.stream().map(Remark::detail)),
                rule.clause());
    }

    private static String named(Stream<String> words) {
        List<String> all = words.filter(word -> !word.isEmpty()).distinct().toList();
        Optional<String> more = all.size() > MOST_NAMED ? Optional.of("…") : Optional.empty();
        return Stream.concat(all.stream().limit(MOST_NAMED), more.stream()).collect(Collectors.joining(", "));
    }
}
