package org.estran.crosswalks;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estran.records.Meant;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;

/** What was written and read once is not changed by a second round. */
class RoundTripTest {

    private static MetadataRecord titled(MetadataRecord record) {
        return record.change().title(LocalizedText.of("Titre", "Title")).build();
    }

    private static MetadataRecord schemaOrg(MetadataRecord record) {
        return Valid.record(SchemaOrgReader.read(SchemaOrg.of(record, Example.PUBLISHED, Language.FR)));
    }

    private static MetadataRecord dublinCore(MetadataRecord record) {
        return Valid.record(DublinCoreReader.read(DublinCore.of(record, Example.PUBLISHED)));
    }

    private static MetadataRecord ogc(MetadataRecord record) {
        return Valid.record(OgcRecordReader.read(OgcRecord.of(record, Example.PUBLISHED)));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void ofSchemaOrg(@ForAll @Meant MetadataRecord record) {
        MetadataRecord once = schemaOrg(titled(record));
        assertThat(Differing.between(once, schemaOrg(once))).isEmpty();
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void ofDublinCore(@ForAll @Meant MetadataRecord record) {
        MetadataRecord once = dublinCore(titled(record));
        assertThat(Differing.between(once, dublinCore(once))).isEmpty();
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void ofOgcRecords(@ForAll @Meant MetadataRecord record) {
        MetadataRecord once = ogc(titled(record));
        assertThat(Differing.between(once, ogc(once))).isEmpty();
    }

    @Test
    void readsBackWhatMatters() {
        MetadataRecord ogc = ogc(Example.RECORD);
        assertThat(ogc.title()).isEqualTo(Example.RECORD.title());
        assertThat(ogc.boxes()).isEqualTo(Example.RECORD.boxes());
        assertThat(ogc.periods()).isEqualTo(Example.RECORD.periods());
        assertThat(ogc.licence()).isEqualTo("CC-BY-4.0");
        MetadataRecord page = schemaOrg(Example.RECORD);
        assertThat(page.variables()).isEqualTo(Example.RECORD.variables());
        assertThat(page.boxes()).isEqualTo(Example.RECORD.boxes());
        assertThat(page.topics()).containsExactly("oceans");
        MetadataRecord core = dublinCore(Example.RECORD);
        assertThat(core.title()).isEqualTo(Example.RECORD.title());
        assertThat(core.boxes()).isEqualTo(Example.RECORD.boxes());
        assertThat(core.licence()).isEqualTo("CC-BY-4.0");
    }
}
