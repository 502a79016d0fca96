package org.estran.app.imports.runs;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.store.CatalogueOnDisk;
import org.estran.app.home.StepWatcher;
import org.estran.app.imports.ImportLine;
import org.estran.app.imports.ImportProgress;
import org.estran.app.imports.ImportRequest;
import org.estran.app.imports.ImportRun;
import org.estran.app.imports.sources.Limits;
import org.estran.app.imports.store.ImportRows;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
import org.estran.app.origins.Origins;
import org.estran.app.origins.reading.DocumentReader;
import org.estran.app.origins.reading.Documents;
import org.estran.app.origins.store.OriginRows;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Imports over a real catalogue in a folder, without Spring's container. */
final class ImportsOnDisk implements AutoCloseable {

    final CatalogueOnDisk centre;
    final RunningImports imports;
    final Origins origins;
    final Jobs jobs;

    ImportsOnDisk(Path folder) {
        this(folder, Documents.reader(), Limits.USUAL);
    }

    ImportsOnDisk(Path folder, DocumentReader reader, Limits limits) {
        this(new CatalogueOnDisk(folder), reader, limits);
    }

    ImportsOnDisk(CatalogueOnDisk centre, DocumentReader reader, Limits limits) {
        this.centre = centre;
        Clock clock = Clock.systemUTC();
        ImportRows rows = ImportRows.over(centre.source, clock);
        origins = OriginRows.over(centre.source).origins();
        List<JobKind> kinds = new ArrayList<>();
        jobs = new Jobs(centre.source, new JdbcTransactionManager(centre.source), clock, () -> kinds);
        imports = new RunningImports(
                rows.documents(),
                rows.lines(),
                rows.runs(),
                new Changes(centre.catalogue, rows.documents(), clock),
                reader,
                jobs,
                centre.transaction,
                limits,
                StepWatcher.NOBODY);
        kinds.add(imports.job());
    }

    Catalogue catalogue() {
        return centre.catalogue;
    }

    ImportRun run(Path location) {
        return imports.run(ImportRequest.of(location, "a test"), ImportProgress.SILENT);
    }

    List<ImportLine> lines(ImportRun run) {
        return imports.lines(run.number(), Set.of(), 0, 100_000);
    }

    @Override
    public void close() {
        jobs.close();
        centre.close();
    }
}
