package org.estran.app.curation.batches;

import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.RecordHistory;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
import org.estran.app.projects.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration
class BatchesConfiguration {

    @Bean
    Batches batches(
            BatchRows rows,
            Catalogue catalogue,
            RecordHistory history,
            Projects projects,
            Jobs jobs,
            Callers callers,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        return new Batches(
                rows, catalogue, history, new ProjectMembers(catalogue, projects), jobs, callers, transaction, events);
    }

    @Bean
    JobKind batchJob(Batches batches) {
        return batches.job();
    }
}
