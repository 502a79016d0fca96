package org.estran.app.harvests.command;

import java.util.ArrayList;
import java.util.List;
import org.estran.app.harvests.HarvestCounts;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.ToldWords;
import org.estran.app.harvests.Trial;
import org.estran.app.pages.Words;
import org.estran.records.MetadataRecord;

/** What the command says. */
final class HarvestWords {

    private HarvestWords() {}

    static String summary(HarvestCounts counts, Words words) {
        return words.text(
                "harvests.command.summary",
                counts.added(),
                counts.changed(),
                counts.unchanged(),
                counts.removed(),
                counts.failed(),
                counts.duplicates(),
                counts.kept());
    }

    /** What is at an address: its kind, how much there is, and the first records as they would be called here. */
    static List<String> trial(Trial trial, Words words) {
        Long promised = trial.promised();
        List<String> lines = new ArrayList<>();
        lines.add(words.text(
                "harvests.command.trial",
                trial.source().title(),
                words.text("harvests.source-kind." + trial.source().kind()),
                trial.source().address(),
                promised == null ? "?" : words.number(promised)));
        for (Trial.Sample sample : trial.samples()) {
            MetadataRecord record = sample.record();
            lines.add("  " + sample.identifier() + "  "
                    + (record == null
                            ? ToldWords.of(sample.code(), sample.arguments(), words)
                            : record.title().best(words.language())));
        }
        return lines;
    }

    static String line(HarvestLine line, Words words) {
        String position = line.position().isEmpty() ? "" : " (" + line.position() + ")";
        return words.text("harvests.kind." + line.kind().word()) + "  " + line.identifier() + position + "  "
                + ToldWords.of(line.code(), line.arguments(), words);
    }
}
