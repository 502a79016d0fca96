package org.estran.app.harvests.command;

import org.estran.app.harvests.HarvestCounts;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.ToldWords;
import org.estran.app.pages.Words;

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

    static String line(HarvestLine line, Words words) {
        String position = line.position().isEmpty() ? "" : " (" + line.position() + ")";
        return words.text("harvests.kind." + line.kind().word()) + "  " + line.identifier() + position + "  "
                + ToldWords.of(line.code(), line.arguments(), words);
    }
}
