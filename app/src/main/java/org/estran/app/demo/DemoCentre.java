package org.estran.app.demo;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.demo.DemoAccounts.Part;
import org.estran.app.demo.Samples.DataSet;
import org.estran.app.deposit.Deposit;
import org.estran.records.MetadataRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Fills the demonstration in the background, so that the first page does not wait for it. Each step looks first whether
 * it is done: stopped half-way and started again, it goes on from there and makes nothing twice.
 */
@Component
@EnableConfigurationProperties(DemoProperties.class)
class DemoCentre implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCentre.class);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final int TRIES = 5;

    private final @Nullable Samples samples;
    private final DemoAccounts accounts;
    private final Catalogue catalogue;
    private final SampleDeposits deposits;
    private final SampleProjects projects;
    private volatile boolean stopping;
    private @Nullable Thread filling;

    DemoCentre(
            DemoProperties properties,
            DemoAccounts accounts,
            Catalogue catalogue,
            SampleDeposits deposits,
            SampleProjects projects) {
        this.samples = properties.samples() == null ? null : new Samples(properties.samples());
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.deposits = deposits;
        this.projects = projects;
    }

    /** Comes before the room of accounts would make a first administrator with a password of its own. */
    @EventListener(ApplicationStartedEvent.class)
    void open() {
        if (samples != null && accounts.mayStay()) {
            accounts.as(Part.ADMINISTRATOR);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (samples == null) {
            return;
        }
        if (!accounts.mayStay()) {
            LOG.warn("This home was not begun as a demonstration: the samples are left out of it.");
            return;
        }
        Samples given = samples;
        filling = Thread.ofPlatform().name("demo").start(() -> fill(given));
    }

    private void fill(Samples given) {
        try {
            for (int tries = 1; !isFilled(given, tries == TRIES); tries++) {
                Thread.sleep(LOOK_AGAIN.multipliedBy(10L * tries));
            }
        } catch (RuntimeException | InterruptedException failed) {
            LOG.error("The demonstration could not be completed; another start goes on from here.", failed);
        }
    }

    /** False when it was held up (a busy database, say) and is worth another try. */
    private boolean isFilled(Samples given, boolean isLastTry) throws InterruptedException {
        try {
            accounts.as(Part.DEPOSITOR);
            accounts.as(Part.MODERATOR);
            describe(given.records());
            projects.make(given.folder().resolve("projects"));
            Map<String, DataSet> dataSets = given.dataSets();
            dataSets.values().forEach(this::deposit);
            awaitPublication(dataSets.values());
            withdraw(dataSets);
            LOG.info(
                    "The demonstration is {}.",
                    stopping ? "not complete; another start goes on from here" : "complete");
            return true;
        } catch (RuntimeException heldUp) {
            if (isLastTry || stopping) {
                throw heldUp;
            }
            LOG.warn("The demonstration was held up and goes on shortly: {}", heldUp.toString());
            return false;
        }
    }

    private void describe(Map<String, MetadataRecord> records) {
        records.forEach((id, record) -> {
            if (!stopping && catalogue.find(id).isEmpty()) {
                catalogue.put(CatalogueEntry.described(id, record));
            }
        });
        LOG.info("Demonstration: {} records on networks, tools and campaigns.", records.size());
    }

    private void deposit(DataSet dataSet) {
        if (!stopping) {
            Deposit deposit = deposits.goOn(dataSet);
            LOG.info("Demonstration: {}, {}.", dataSet.name(), deposit.state());
        }
    }

    private void awaitPublication(Collection<DataSet> dataSets) throws InterruptedException {
        while (!stopping && dataSets.stream().anyMatch(deposits::isOnItsWay)) {
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private void withdraw(Map<String, DataSet> dataSets) {
        DataSet obsolete = dataSets.get(SampleDeposits.OBSOLETE);
        DataSet better = dataSets.get(SampleDeposits.BETTER);
        if (!stopping && obsolete != null && better != null) {
            deposits.withdraw(obsolete, better);
        }
    }

    /** Waits until everything is there, or the filling gave up. */
    void awaitEnd(Duration atMost) throws InterruptedException {
        if (filling != null) {
            filling.join(atMost);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        awaitEnd(Duration.ofSeconds(8));
    }
}
