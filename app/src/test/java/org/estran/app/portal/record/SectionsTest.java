package org.estran.app.portal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.estran.app.pages.Words;
import org.estran.records.Constraint;
import org.estran.records.ConstraintType;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Distribution;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;

class SectionsTest {

    private static final Words WORDS = new Words(
            Language.FR,
            Map.of(
                    "record.section.constraints", "Conditions",
                    "record.fact.constraint.access", "Accès",
                    "code.restriction.otherRestrictions", "autres restrictions",
                    "record.section.identification", "Identification",
                    "record.fact.date.revision", "Révision",
                    "code.function.download", "téléchargement"));

    @Test
    void tellsOnlyWhatTheRecordSays() {
        MetadataRecord record = MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Sel", "Salt"))
                .change()
                .constraints(List.of(new Constraint(
                        ConstraintType.ACCESS,
                        "otherRestrictions",
                        LocalizedText.in(Language.EN, "Ask first"),
                        "https://example.org/terms")))
                .build();
        assertThat(Sections.of(record, WORDS))
                .containsExactly(new Section(
                        "complet-constraints",
                        "Conditions",
                        List.of(new Fact(
                                "Accès",
                                List.of(
                                        new Shown("autres restrictions", null, null),
                                        new Shown("Ask first", "en", "https://example.org/terms"))))));
    }

    @Test
    void showsADateThatIsNoneAsItWasTold() {
        MetadataRecord record = MetadataRecord.titled(Kind.DATASET, LocalizedText.NONE)
                .change()
                .dates(List.of(
                        new DatedEvent(DateType.REVISION, "31/12/2020"),
                        new DatedEvent(DateType.REVISION, "2020-13-45"),
                        new DatedEvent(DateType.REVISION, "2020-12")))
                .build();
        assertThat(Sections.of(record, WORDS).getFirst().facts())
                .flatExtracting(Fact::values)
                .extracting(Shown::text)
                .containsExactly("31/12/2020", "2020-13-45", "décembre 2020");
    }

    @Test
    void followsOnlyAddressesOfTheWeb() {
        MetadataRecord record = MetadataRecord.titled(Kind.DATASET, LocalizedText.NONE)
                .change()
                .distributions(List.of(
                        at("OGC:WMS", "https://maps.example.org/wms", null),
                        at(null, "javascript:alert(1)", "download"),
                        at(null, "not an address", null),
                        at(null, "https://portal.example.org/page", "information"),
                        at("WWW:DOWNLOAD-1.0-http--download", "https://files.example.org/a.nc", null)))
                .build();
        assertThat(AccessPoint.of(record, WORDS))
                .extracting(point -> point.host() + " " + point.isDownload() + " " + point.isService())
                .containsExactly(
                        "files.example.org true false",
                        "portal.example.org false false",
                        "maps.example.org false true");
    }

    private static Distribution at(
            @org.jspecify.annotations.Nullable String protocol,
            String address,
            @org.jspecify.annotations.Nullable String function) {
        return new Distribution(address, function, protocol, null, LocalizedText.NONE, LocalizedText.NONE, null, null);
    }
}
