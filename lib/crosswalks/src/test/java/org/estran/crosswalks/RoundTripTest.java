package org.estran.crosswalks;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estran.records.MetadataRecord;
import org.estran.records.Plausible;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;

/** What was written and read once is not changed by a second round. */
class RoundTripTest {

    private static MetadataRecord titled(MetadataRecord record) {
        return Plausible.of(record)
                .change()
                .title(LocalizedText.of("Titre", "Title"))
                .build();
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

    @Property(tries = 60, seed = "20211122")
    void ofSchemaOrg(@ForAll MetadataRecord record) {
        MetadataRecord once = schemaOrg(titled(record));
        assertThat(schemaOrg(once)).isEqualTo(once);
    }

    @Property(tries = 60, seed = "20211122")
    void ofDublinCore(@ForAll MetadataRecord record) {
        MetadataRecord once = dublinCore(titled(record));
        assertThat(dublinCore(once)).isEqualTo(once);
    }

    @Property(tries = 60, seed = "20211122")
    void ofOgcRecords(@ForAll MetadataRecord record) {
        MetadataRecord once = ogc(titled(record));
        assertThat(ogc(once)).isEqualTo(once);
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
