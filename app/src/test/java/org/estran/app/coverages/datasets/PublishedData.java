package org.estran.app.coverages.datasets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.estran.app.archive.Archive;
import org.estran.app.archive.ObjectVersions;
import org.estran.app.archive.Preservation;
import org.estran.app.archive.StagedFile;
import org.estran.app.archive.Staging;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.jobs.Jobs;
import org.estran.grids.Attributes;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.writing.ClassicWriter;
import org.estran.grids.writing.Plan;
import org.estran.grids.writing.PlannedVariable;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordBuilder;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Publishes data files in a whole application, and waits until they are indexed. */
public final class PublishedData {

    private final Catalogue catalogue;
    private final Archive archive;
    private final ObjectVersions versions;
    private final Staging staging;
    private final Jobs jobs;
    private final DatasetFiles datasets;

    PublishedData(
            Catalogue catalogue,
            Archive archive,
            ObjectVersions versions,
            Staging staging,
            Jobs jobs,
            DatasetFiles datasets) {
        this.catalogue = catalogue;
        this.archive = archive;
        this.versions = versions;
        this.staging = staging;
        this.jobs = jobs;
        this.datasets = datasets;
    }

    /** A record of the first version with these files, open to all. */
    public void publish(String id, Map<String, byte[]> files) throws Exception {
        publish(id, files, AccessPolicy.OPEN);
    }

    public void publish(String id, Map<String, byte[]> files, AccessPolicy access) throws Exception {
        MetadataRecord record = new RecordBuilder(Kind.DATASET)
                .title(LocalizedText.of("Essai " + id, "Trial " + id))
                .build();
        publish(id, 1, record, null, files, access);
    }

    /** A version of a record with these files and no others. */
    public void publish(String id, int version, MetadataRecord record, @Nullable Doi doi, Map<String, byte[]> files)
            throws Exception {
        publish(id, version, record, doi, files, AccessPolicy.OPEN);
    }

    private void publish(
            String id,
            int version,
            MetadataRecord record,
            @Nullable Doi doi,
            Map<String, byte[]> files,
            AccessPolicy access)
            throws Exception {
        List<Preservation.Entry> entries = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            StagedFile staged = staging.take(id, new ByteArrayInputStream(file.getValue()));
            entries.add(new Preservation.Entry(file.getKey(), staged));
        }
        Preservation preservation = new Preservation(
                id,
                "test",
                entries,
                Map.of("version.txt", String.valueOf(version).getBytes(StandardCharsets.UTF_8)));
        if (version == 1) {
            put(id, version, record, doi, access, entries, archive.preserve(preservation));
        } else {
            try (ObjectVersions.Hold held = versions.hold(id)) {
                put(id, version, record, doi, access, entries, versions.preserve(preservation));
                versions.announced(id);
            }
        }
        awaitIndex();
    }

    private void put(
            String id,
            int version,
            MetadataRecord record,
            @Nullable Doi doi,
            AccessPolicy access,
            List<Preservation.Entry> entries,
            Map<String, String> paths) {
        List<PublishedFile> published = entries.stream()
                .map(entry -> new PublishedFile(
                        id,
                        version,
                        entry.name(),
                        paths.get(entry.name()),
                        Objects.requireNonNull(entry.staged()).size(),
                        Objects.requireNonNull(entry.staged()).checksums(),
                        "application/x-netcdf"))
                .toList();
        catalogue.put(new CatalogueEntry(id, record, doi, version, published, null, access));
    }

    /** As if nobody had asked for the record's data since the application was started. */
    public void forget(String id) {
        datasets.forget(id);
    }

    public void awaitIndex() throws InterruptedException {
        for (int i = 0; i < 400 && (jobs.isAsked(Indexer.JOB) || jobs.isAsked(Indexer.WALK)); i++) {
            Thread.sleep(25);
        }
    }

    /** A map of temperature, 3 rows and 4 columns, of one day of January 2020; the value is day + row / 10 + column / 100. */
    public static byte[] dailyMap(int day) throws IOException {
        Dimension time = new Dimension("time", 1, false);
        Dimension lat = new Dimension("lat", 3, false);
        Dimension lon = new Dimension("lon", 4, false);
        double[] values = new double[12];
        for (int i = 0; i < 12; i++) {
            values[i] = day + (i / 4) / 10.0 + (i % 4) / 100.0;
        }
        Plan plan = new Plan(
                attributes("Conventions", "CF-1.11", "title", "Daily \"sea\" temperature"),
                List.of(time, lat, lon),
                List.of(
                        PlannedVariable.of(
                                "time",
                                List.of(time),
                                attributes("units", "days since 2020-01-01", "standard_name", "time"),
                                Values.ofNumbers(day - 1)),
                        PlannedVariable.of(
                                "lat",
                                List.of(lat),
                                attributes("units", "degrees_north", "standard_name", "latitude"),
                                Values.ofNumbers(45, 46, 47)),
                        PlannedVariable.of(
                                "lon",
                                List.of(lon),
                                attributes("units", "degrees_east", "standard_name", "longitude"),
                                Values.ofNumbers(-8, -7, -6, -5)),
                        PlannedVariable.of(
                                "sst",
                                List.of(time, lat, lon),
                                attributes("units", "degC", "standard_name", "sea_surface_temperature"),
                                Values.ofNumbers(values))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ClassicWriter(plan).writeTo(bytes);
        return bytes.toByteArray();
    }

    private static Attributes attributes(String... namesAndTexts) {
        Attributes all = Attributes.NONE;
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            all = all.with(namesAndTexts[i], Values.ofText(namesAndTexts[i + 1]));
        }
        return all;
    }
}
