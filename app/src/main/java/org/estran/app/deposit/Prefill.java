package org.estran.app.deposit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.access.contents.VectorFiles;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.UnreadableFile;
import org.estran.grids.rules.Remark;
import org.estran.grids.summary.FileCreator;
import org.estran.grids.summary.FileSummary;
import org.estran.grids.summary.FileVariable;
import org.estran.observations.ObservationFile;
import org.estran.observations.RefusedFile;
import org.estran.observations.reading.ObservationFiles;
import org.estran.observations.summary.ObservationSummary;
import org.estran.observations.vector.VectorSummary;
import org.estran.records.Keyword;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Role;
import org.estran.records.Variable;
import org.estran.records.VerticalExtent;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a description from what a data file says of itself. What the depositor wrote is never replaced; only extents
 * grow and variables are added, since the next file of a series says more of the same.
 */
final class Prefill {

    private static final Logger LOG = LoggerFactory.getLogger(Prefill.class);

    private Prefill() {}

    /** A record with some parts filled, and JSON Pointers to them. */
    record Filled(MetadataRecord record, List<String> pointers) {}

    /**
     * What a file said.
     *
     * @param remark why it could not be read, though its name promised it could
     * @param rules what it does not keep of CF and ACDD
     */
    record Reading(@Nullable FileSummary summary, @Nullable String remark, List<Remark> rules) {
        static Reading nothing(@Nullable String remark) {
            return new Reading(null, remark, List.of());
        }

        Filled fill(MetadataRecord record) {
            return summary == null ? new Filled(record, List.of()) : new Filling(record).from(summary);
        }
    }

    static Reading read(Path file, String name, FileRemarks remarks) {
        if (!FileFormats.claimsToBeReadable(name)) {
            return ofText(file, name);
        }
        try (DataFile data = DataFiles.open(file)) {
            FileSummary summary = FileSummary.of(data);
            return new Reading(summary, null, remarks.check(data, summary));
        } catch (UnreadableFile unreadable) {
            return Reading.nothing(unreadable.getMessage());
        } catch (IOException | RuntimeException failed) {
            // A file we fail on is still a file to keep: the depositor fills the form by hand.
            LOG.warn("a file of {} could not be summarised", name, failed);
            return Reading.nothing("not readable here");
        }
    }

    /** A cast or another text of observations, by its content; any other file is nobody's to read here. */
    private static Reading ofText(Path file, String name) {
        try {
            if (DataFiles.recognise(file).isPresent()) {
                return Reading.nothing(null);
            }
            try (ObservationFile observations = ObservationFiles.open(file)) {
                return new Reading(ObservationSummary.of(observations), null, List.of());
            }
        } catch (RefusedFile refused) {
            return refused.reason() == RefusedFile.Reason.NOT_RECOGNISED
                    ? ofVectors(file, name)
                    : Reading.nothing(refused.getMessage());
        } catch (IOException | RuntimeException failed) {
            LOG.warn("a file of {} could not be summarised", name, failed);
            return Reading.nothing(null);
        }
    }

    private static Reading ofVectors(Path file, String name) {
        try {
            return new Reading(VectorSummary.of(VectorFiles.open(file)).told(), null, List.of());
        } catch (RefusedFile refused) {
            boolean isMeant = refused.reason() != RefusedFile.Reason.NOT_RECOGNISED;
            return Reading.nothing(isMeant ? refused.getMessage() : null);
        } catch (IOException | RuntimeException failed) {
            LOG.warn("a file of {} could not be summarised", name, failed);
            return Reading.nothing(null);
        }
    }

    private static final class Filling {

        private final MetadataRecord before;
        private final RecordBuilder builder;
        private final List<String> pointers = new ArrayList<>();

        Filling(MetadataRecord before) {
            this.before = before;
            this.builder = before.change();
        }

        Filled from(FileSummary file) {
            words(file);
            people(file);
            extent(file);
            variables(file);
            return new Filled(builder.build(), pointers);
        }

        private void words(FileSummary file) {
            if (before.title().isEmpty() && file.title() != null) {
                builder.title(inItsLanguage(file.title()));
                pointers.add("/title");
            }
            if (before.summary().isEmpty() && file.summary() != null) {
                builder.summary(inItsLanguage(file.summary()));
                pointers.add("/abstract");
            }
            if (before.lineage().isEmpty() && file.lineage() != null) {
                builder.lineage(inItsLanguage(file.lineage()));
                pointers.add("/lineage");
            }
            if (before.licence() == null && file.licence() != null) {
                builder.licence(file.licence());
                pointers.add("/licence");
            }
            if (before.keywords().isEmpty() && !file.keywords().isEmpty()) {
                builder.keywords(file.keywords().stream()
                        .map(word -> new Keyword(inItsLanguage(word), null, null))
                        .toList());
                pointers.add("/keywords");
            }
        }

        private void people(FileSummary file) {
            List<Party> authors = file.creators().stream()
                    .filter(creator -> creator.part() == FileCreator.Part.CREATOR)
                    .map(Filling::author)
                    .toList();
            if (before.parties().isEmpty() && !authors.isEmpty()) {
                builder.parties(authors);
                pointers.add("/parties");
            }
        }

        private void extent(FileSummary file) {
            if (before.boxes().isEmpty() && !file.boxes().isEmpty()) {
                builder.boxes(file.boxes());
                pointers.add("/boxes");
            } else if (before.boxes().size() == 1 && file.boxes().size() == 1) {
                around(before.boxes().getFirst(), file.boxes().getFirst());
            }
            if (file.vertical() != null && before.vertical() == null) {
                builder.vertical(new VerticalExtent(
                        file.vertical().minimum(), file.vertical().maximum()));
                pointers.add("/vertical");
            }
            if (file.period() != null) {
                TimeInterval period = before.period() == null ? file.period() : union(before.period(), file.period());
                if (!period.equals(before.period())) {
                    builder.period(period);
                    pointers.add("/period");
                }
            }
        }

        private void around(BoundingBox a, BoundingBox b) {
            if (a.crossesAntimeridian() || b.crossesAntimeridian()) {
                return;
            }
            BoundingBox both = new BoundingBox(
                    Math.min(a.west(), b.west()),
                    Math.min(a.south(), b.south()),
                    Math.max(a.east(), b.east()),
                    Math.max(a.north(), b.north()));
            if (!both.equals(a)) {
                builder.boxes(List.of(both));
                pointers.add("/boxes");
            }
        }

        private void variables(FileSummary file) {
            Map<String, Variable> all = new LinkedHashMap<>();
            before.variables().forEach(variable -> all.put(variable.name(), variable));
            int known = all.size();
            for (FileVariable v : file.variables()) {
                all.putIfAbsent(v.name(), new Variable(v.name(), v.longName(), v.standardName(), v.units()));
            }
            if (all.size() > known) {
                builder.variables(List.copyOf(all.values()));
                pointers.add("/variables");
            }
        }

        private static TimeInterval union(TimeInterval a, TimeInterval b) {
            return new TimeInterval(
                    a.start() == null || b.start() == null
                            ? null
                            : a.start().isBefore(b.start()) ? a.start() : b.start(),
                    a.end() == null || b.end() == null ? null : a.end().isAfter(b.end()) ? a.end() : b.end());
        }

        private static Party author(FileCreator creator) {
            return new Party(
                    Role.AUTHOR,
                    creator.family(),
                    creator.given(),
                    creator.orcid() == null ? null : creator.orcid().text(),
                    creator.organisation() == null && !creator.isPerson() ? creator.name() : creator.organisation(),
                    null,
                    creator.email());
        }

        /** CF asks for no language. French gives itself away by its small words; all else is taken for English. */
        private static LocalizedText inItsLanguage(String text) {
            boolean french = text.matches("(?is).*\\b(le|la|les|des|du|une|dans|pour|avec|sur|et)\\b.*")
                    && !text.matches("(?is).*\\b(the|of|and|from|with|for)\\b.*");
            return LocalizedText.in(french ? Language.FR : Language.EN, text);
        }
    }
}
