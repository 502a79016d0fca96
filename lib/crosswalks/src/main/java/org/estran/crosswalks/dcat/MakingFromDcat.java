package org.estran.crosswalks.dcat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.crosswalks.Texts;
import org.estran.records.Constraint;
import org.estran.records.ConstraintType;
import org.estran.records.LineageSource;
import org.estran.records.Provenance;
import org.estran.records.QualityReport;
import org.estran.records.RecordBuilder;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Provenance, rights and conformity of a resource. */
final class MakingFromDcat {

    private static final Map<String, Boolean> DEGREES = Map.of("conformant", true, "notConformant", false);

    private final Node thing;

    MakingFromDcat(Node thing) {
        this.thing = thing;
    }

    void read(RecordBuilder record) {
        Texts lineage = new Texts();
        thing.all("dct:provenance")
                .forEach(p ->
                        p.text("dct:description", "rdfs:label").byLanguage().forEach(lineage::add));
        List<LineageSource> sources = thing.addresses("dct:source").stream()
                .map(a -> new LineageSource(
                        LocalizedText.NONE,
                        LocalizedText.NONE,
                        Doi.parse(a).map(Doi::text).orElse(a)))
                .toList();
        record.lineage(lineage.text()).provenance(new Provenance(List.of(), sources));
        rights(record);
        record.quality(quality());
    }

    private void rights(RecordBuilder record) {
        List<Constraint> constraints = new ArrayList<>();
        Texts warning = new Texts();
        for (Node node : thing.all("dct:accessRights")) {
            constraint(node, ConstraintType.ACCESS).ifPresent(constraints::add);
        }
        for (Node node : thing.all("dct:rights")) {
            LocalizedText text = node.text("dct:description");
            if (node.uri() == null && !text.isEmpty()) {
                text.byLanguage().forEach(warning::add);
            } else {
                constraint(node, ConstraintType.USE).ifPresent(constraints::add);
            }
        }
        thing.text("dct:rights").byLanguage().forEach(warning::add);
        record.constraints(constraints.stream().distinct().toList()).useLimitation(warning.text());
    }

    private static Optional<Constraint> constraint(Node node, ConstraintType type) {
        LocalizedText text = node.text("rdfs:label", "skos:prefLabel", "dct:title");
        return node.uri() == null && text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Constraint(type, null, text, node.uri()));
    }

    /** Activities that tested, else what it is simply said to conform to. */
    private List<QualityReport> quality() {
        List<QualityReport> reports = new ArrayList<>();
        for (Node activity : thing.all("prov:wasUsedBy")) {
            activity.values("prov:used");
            Optional<Node> result = activity.first("prov:generated");
            String degree = result.flatMap(r -> r.addresses("dct:type").stream().findFirst())
                    .orElse("");
            LocalizedText words = result.map(r -> r.text("dct:description")).orElse(LocalizedText.NONE);
            activity.all("prov:qualifiedAssociation").stream()
                    .flatMap(a -> a.all("prov:hadPlan").stream())
                    .flatMap(p -> p.all("prov:wasDerivedFrom").stream())
                    .forEach(s -> reports.add(report(s, words, DEGREES.get(degree.replaceFirst(".*/", "")))));
        }
        List<Node> claimed = thing.all("dct:conformsTo");
        if (reports.isEmpty()) {
            claimed.forEach(s -> reports.add(report(s, LocalizedText.NONE, true)));
        } else {
            claimed.forEach(s -> report(s, LocalizedText.NONE, true));
        }
        return reports.stream()
                .filter(r -> r.specificationUri() != null || !r.specification().isEmpty())
                .distinct()
                .toList();
    }

    private static QualityReport report(Node specification, LocalizedText result, @Nullable Boolean pass) {
        return new QualityReport(
                "DomainConsistency",
                LocalizedText.NONE,
                result,
                null,
                null,
                pass,
                specification.text("dct:title", "rdfs:label"),
                specification.uri(),
                specification.value("dct:issued", "dct:modified"),
                null);
    }
}
