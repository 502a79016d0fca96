package org.estran.app.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estran.app.description.FieldChange.What;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private final MetadataRecord before = RecordJson.read("""
            {"title": {"fr": "Marées", "en": "Tides"}, "licence": "CC-BY-4.0",
             "parties": [{"role": "author", "family": "A"}, {"role": "author", "family": "B", "given": "X"}],
             "topics": ["oceans", "biota"]}""");

    @Property(tries = 200)
    void aRecordDoesNotDifferFromItself(@ForAll MetadataRecord any) {
        assertThat(Differences.between(any, any)).isEmpty();
    }

    @Property(tries = 200)
    void twoRecordsThatAreNotEqualDifferSomewhere(@ForAll MetadataRecord one, @ForAll MetadataRecord other) {
        assertThat(Differences.between(one, other).isEmpty()).isEqualTo(one.equals(other));
    }

    @Test
    void aChangedRowShowsItsChangedFieldsAndAMovedOneOnlyItsOrder() {
        MetadataRecord after = RecordJson.read("""
                {"title": {"fr": "Marées de Brest", "en": "Tides"},
                 "parties": [{"role": "author", "family": "B", "given": "Y"}, {"role": "author", "family": "A"}],
                 "topics": ["biota", "oceans"], "edition": "2"}""");
        assertThat(Differences.between(before, after))
                .extracting(FieldChange::pointer, FieldChange::what, FieldChange::before, FieldChange::after)
                .containsExactlyInAnyOrder(
                        tuple("/title/fr", What.CHANGED, "Marées", "Marées de Brest"),
                        tuple("/licence", What.REMOVED, "CC-BY-4.0", null),
                        tuple("/parties/0/given", What.CHANGED, "X", "Y"),
                        tuple("/topics", What.REORDERED, null, null),
                        tuple("/edition", What.ADDED, null, "2"));
    }

    @Test
    void whatTwoPeopleChangedApartIsPutTogetherAndWhatBothChangedIsTold() {
        MetadataRecord mine = before.change().edition("2").licence("CC0-1.0").build();
        MetadataRecord theirs = before.change()
                .licence("etalab-2.0")
                .title(org.estran.terms.LocalizedText.of("Marées", "The tides"))
                .build();
        Reconciliation both = Reconciliation.of(before, mine, theirs);
        assertThat(both.disputed()).containsExactly("/licence");
        assertThat(both.merged().licence()).isEqualTo("CC0-1.0");
        assertThat(both.merged().edition()).isEqualTo("2");
        assertThat(both.merged().title()).isEqualTo(theirs.title());
    }

    @Property(tries = 200)
    void whoeverChangedNothingGetsWhatTheOtherSaved(@ForAll MetadataRecord base, @ForAll MetadataRecord theirs) {
        assertThat(Reconciliation.of(base, base, theirs).merged()).isEqualTo(theirs);
        assertThat(Reconciliation.of(base, theirs, base).merged()).isEqualTo(theirs);
    }
}
