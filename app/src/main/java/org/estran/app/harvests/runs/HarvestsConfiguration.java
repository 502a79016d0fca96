package org.estran.app.harvests.runs;

import java.time.Clock;
import org.estran.app.catalogue.CatalogueParts;
import org.estran.app.harvests.HarvestsProperties;
import org.estran.app.harvests.store.HarvesterRows;
import org.estran.app.harvests.store.ItemRows;
import org.estran.app.harvests.store.LineRows;
import org.estran.app.harvests.store.QuarantineRows;
import org.estran.app.harvests.store.RunRows;
import org.estran.app.home.StepWatcher;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
import org.estran.app.origins.reading.AnyDocuments;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration
@EnableConfigurationProperties(HarvestsProperties.class)
class HarvestsConfiguration {

    @Bean
    PageWriter.Rows harvestRows(
            HarvesterRows harvesters, RunRows runs, ItemRows items, LineRows lines, QuarantineRows quarantine) {
        return new PageWriter.Rows(harvesters, runs, items, lines, quarantine);
    }

    @Bean
    Harvesting harvesting(
            PageWriter.Rows rows,
            Changes changes,
            Removals removals,
            Webs webs,
            AnyDocuments documents,
            TransactionTemplate transaction,
            StepWatcher steps,
            Clock clock) {
        return new Harvesting(rows, changes, removals, webs, documents, transaction, steps, clock);
    }

    @Bean
    RunningHarvests harvests(
            PageWriter.Rows rows,
            Harvesting harvesting,
            Trials trials,
            SourceWatch watch,
            Jobs jobs,
            CatalogueParts parts,
            TransactionTemplate transaction,
            Clock clock) {
        return new RunningHarvests(rows, harvesting, trials, watch, jobs, parts, transaction, clock);
    }

    @Bean
    JobKind harvestJob(RunningHarvests harvests) {
        return harvests.job();
    }

    @Bean
    JobKind harvestScheduleJob(RunningHarvests harvests) {
        return harvests.scheduleJob();
    }
}
