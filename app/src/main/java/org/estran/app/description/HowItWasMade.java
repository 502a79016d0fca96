package org.estran.app.description;

import static org.estran.app.description.FormField.choice;
import static org.estran.app.description.FormField.field;
import static org.estran.app.description.FormField.line;
import static org.estran.app.description.FormField.localized;
import static org.estran.app.description.Parts.DATA;
import static org.estran.app.description.Parts.OBSERVED;
import static org.estran.app.description.Parts.code;
import static org.estran.app.description.Parts.one;
import static org.estran.app.description.Parts.own;
import static org.estran.app.description.Parts.rows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.estran.records.AcquisitionInstrument;
import org.estran.records.AcquisitionOperation;
import org.estran.records.AcquisitionPlatform;
import org.estran.records.LineageSource;
import org.estran.records.Maintenance;
import org.estran.records.ProcessStep;
import org.estran.records.QualityReport;

/** How it was made. */
final class HowItWasMade {

    private HowItWasMade() {}

    static List<FormPart> parts() {
        return List.of(
                own("lineage", field("lineage", Input.LONG_LOCALIZED)),
                rows(
                        "steps",
                        "provenance/steps",
                        OBSERVED,
                        ProcessStep.class,
                        field("description", Input.LONG_LOCALIZED),
                        field("date", Input.DATE)),
                rows(
                        "sources",
                        "provenance/sources",
                        OBSERVED,
                        LineageSource.class,
                        localized("title"),
                        line("identifier"),
                        localized("description").rare()),
                rows("platforms", "acquisition/platforms", OBSERVED, AcquisitionPlatform.class, carried("platform")),
                rows(
                        "instruments",
                        "acquisition/instruments",
                        OBSERVED,
                        AcquisitionInstrument.class,
                        Stream.concat(
                                        Arrays.stream(carried("instrument")),
                                        Stream.of(line("mountedOn").rare()))
                                .toArray(FormField[]::new)),
                rows("operations", "acquisition/operations", OBSERVED, AcquisitionOperation.class, carried("")),
                rows(
                        "quality",
                        DATA,
                        QualityReport.class,
                        line("element"),
                        localized("measure"),
                        field("result", Input.LONG_LOCALIZED),
                        line("value"),
                        line("unit"),
                        field("pass", Input.YES_NO),
                        localized("specification").rare(),
                        line("specificationUri").rare(),
                        field("specificationDate", Input.DATE).rare(),
                        field("date", Input.DATE).rare()),
                one(
                        "maintenance",
                        DATA,
                        Maintenance.class,
                        choice("frequency", code("frequency"), Codes.FREQUENCIES),
                        field("nextUpdate", Input.DATE),
                        localized("note")));
    }

    /** @param kinds for what concepts are suggested that say what kind of thing it is */
    static FormField[] carried(String kinds) {
        return new FormField[] {
            localized("name"),
            line("identifier"),
            line("type").suggesting(kinds),
            field("description", Input.LONG_LOCALIZED).rare()
        };
    }
}
