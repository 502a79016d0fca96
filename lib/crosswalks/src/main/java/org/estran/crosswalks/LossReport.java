package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Relation;
import org.estran.terms.Finding;
import org.estran.terms.Orcid;

/**
 * What a record says and a dialect cannot: nothing is dropped without being told. Each loss is an advice with the code
 * {@code not-carried}, the place in the record's JSON and the dialect's name.
 */
public final class LossReport {

    private final MetadataRecord record;
    private final Dialect dialect;
    private final List<Finding> losses = new ArrayList<>();

    private LossReport(MetadataRecord record, Dialect dialect) {
        this.record = record;
        this.dialect = dialect;
    }

    /** All losses of writing that record in that dialect. */
    public static List<Finding> of(MetadataRecord record, Dialect dialect) {
        LossReport report = new LossReport(record, dialect);
        report.everywhere();
        switch (dialect) {
            case DATACITE -> report.dataCite();
            case SCHEMA_ORG -> report.schemaOrg();
            case DUBLIN_CORE -> report.dublinCore();
            case REFERENCE -> report.reference();
        }
        return List.copyOf(report.losses);
    }

    private void everywhere() {
        each("/parties", record.parties(), "/email", p -> p.email() != null);
        each(
                "/parties",
                record.parties(),
                "/orcid",
                p -> p.orcid() != null && Orcid.parse(p.orcid()).isEmpty());
        lost(!record.verticals().isEmpty(), "/vertical");
    }

    private void dataCite() {
        each("/variables", record.variables(), "", v -> v.standardName() == null);
        each("/variables", record.variables(), "/unit", v -> v.unit() != null && v.standardName() != null);
        each("/relations", record.relations(), "", r -> !r.type().isDataCite());
        each("/relations", record.relations(), "/title", r -> r.title() != null);
    }

    private void schemaOrg() {
        lost(!record.topics().isEmpty(), "/topics");
        lost(!record.useLimitation().isEmpty(), "/useLimitation");
        lost(!record.lineage().isEmpty(), "/lineage");
        each(
                "/relations",
                record.relations(),
                "",
                (Relation r) -> SchemaOrg.property(r.type()).isEmpty());
    }

    private void dublinCore() {
        each("/parties", record.parties(), "/orcid", p -> p.orcid() != null);
        each("/parties", record.parties(), "/ror", p -> p.ror() != null);
        each("/keywords", record.keywords(), "/uri", k -> k.uri() != null);
        each("/variables", record.variables(), "", v -> true);
        each("/relations", record.relations(), "/type", r -> true);
        lost(!record.lineage().isEmpty(), "/lineage");
    }

    private void reference() {
        List<Party> cited = record.citedParties();
        each("/parties", record.parties(), "", p -> !cited.contains(p));
        lost(!record.topics().isEmpty(), "/topics");
        lost(!record.boxes().isEmpty(), "/boxes");
        lost(record.period() != null, "/period");
        each("/variables", record.variables(), "", v -> true);
        lost(record.licence() != null, "/licence");
        lost(!record.useLimitation().isEmpty(), "/useLimitation");
        lost(!record.lineage().isEmpty(), "/lineage");
        each("/relations", record.relations(), "", r -> true);
    }

    private <T> void each(String list, List<T> items, String member, Predicate<T> isLost) {
        for (int i = 0; i < items.size(); i++) {
            lost(isLost.test(items.get(i)), list + "/" + i + member);
        }
    }

    private void lost(boolean isLost, String pointer) {
        if (isLost) {
            losses.add(Finding.advice("not-carried", pointer, dialect.name()));
        }
    }
}
