package org.estran.app.harvests.runs;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.store.CatalogueOnDisk;
import org.estran.app.curation.CurationOnDisk;
import org.estran.app.curation.Overlays;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestProgress;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.HarvestsProperties;
import org.estran.app.harvests.SameThings;
import org.estran.app.harvests.store.HarvestRows;
import org.estran.app.home.StepWatcher;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
import org.estran.app.origins.Origins;
import org.estran.app.origins.reading.AnyDocuments;
import org.estran.app.origins.store.OriginRows;
import org.estran.filters.Filter;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.unit.DataSize;

/** Harvests over a real catalogue in a folder, without Spring's container; nobody waits longer than he must. */
public final class HarvestsOnDisk implements AutoCloseable {

    /** The one project there is. */
    public static final String PROJECT = "tides";

    public final CatalogueOnDisk centre;
    public final RunningHarvests harvests;
    public final Origins origins;
    public final SameThings same;
    public final Overlays overlays;
    public final List<Duration> waits = new ArrayList<>();
    private final Jobs jobs;

    public HarvestsOnDisk(Path folder) {
        this(folder, Duration.ofSeconds(20));
    }

    /** @param patience how long a whole answer may take */
    public HarvestsOnDisk(Path folder, Duration patience) {
        centre = new CatalogueOnDisk(folder);
        Clock clock = Clock.systemUTC();
        HarvestRows all = HarvestRows.over(centre.source, clock);
        OriginRows documents = OriginRows.over(centre.source);
        origins = documents.origins();
        PageWriter.Rows rows =
                new PageWriter.Rows(all.harvesters(), all.runs(), all.items(), all.lines(), all.quarantine());
        HarvestsProperties properties = new HarvestsProperties(
                "harvest@example.org", patience, patience, DataSize.ofMegabytes(4), 3, Duration.ofMinutes(1));
        Webs webs = new Webs(properties, clock, "http://localhost", waits::add);
        AnyDocuments reader = new AnyDocuments();
        Sameness sameness = new Sameness(centre.catalogue, all.items(), all.same());
        Leading leading = new Leading(all.items(), all.harvesters(), all.same(), documents.documents(), reader);
        overlays = CurationOnDisk.overlays(centre, documents);
        Succession succession = new Succession(
                centre.catalogue,
                documents.documents(),
                documents.copies(),
                all.items(),
                all.harvesters(),
                reader,
                overlays,
                clock);
        same = new SameByHand(
                centre.catalogue,
                all.items(),
                all.same(),
                documents.documents(),
                documents.copies(),
                succession,
                leading,
                reader,
                centre.transaction,
                centre.events::add,
                clock);
        Harvesting harvesting = new Harvesting(
                rows,
                new Changes(
                        centre.catalogue,
                        documents.documents(),
                        documents.copies(),
                        sameness,
                        leading,
                        all.same(),
                        overlays,
                        clock),
                new Removals(centre.catalogue, documents.documents(), all.items(), leading, succession, clock),
                webs,
                reader,
                centre.transaction,
                StepWatcher.NOBODY,
                clock);
        List<JobKind> kinds = new ArrayList<>();
        jobs = new Jobs(centre.source, new JdbcTransactionManager(centre.source), clock, () -> kinds);
        harvests = new RunningHarvests(
                rows,
                harvesting,
                new Trials(webs, reader),
                new SourceWatch(
                        all.harvesters(), all.runs(), all.alarms(), centre.events::add, centre.transaction, clock),
                jobs,
                name -> name.equals(PROJECT) ? Optional.of(new Filter.Constant(false)) : Optional.empty(),
                centre.transaction,
                clock);
        kinds.add(harvests.job());
        kinds.add(harvests.scheduleJob());
    }

    public Jobs jobs() {
        return jobs;
    }

    public Catalogue catalogue() {
        return centre.catalogue;
    }

    /** A harvester of a source on this machine. */
    public Harvester harvester(String address) {
        return harvests.make(HarvesterSettings.of("", address).trusting(true), "a test");
    }

    /** When its schedule has it run next. */
    public Instant next(Harvester harvester) {
        return Objects.requireNonNull(
                harvests.find(harvester.id()).orElseThrow().nextAt());
    }

    public HarvestRun run(Harvester harvester) {
        return harvests.run(harvester.id(), false, "a test", HarvestProgress.SILENT);
    }

    public HarvestRun runFull(Harvester harvester) {
        return harvests.run(harvester.id(), true, "a test", HarvestProgress.SILENT);
    }

    public List<HarvestLine> lines(HarvestRun run, HarvestLine.Kind... kinds) {
        return harvests.lines(run.harvester(), run.number(), Set.of(kinds), 0, 100_000);
    }

    @Override
    public void close() {
        jobs.close();
        centre.close();
    }
}
