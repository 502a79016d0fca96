package org.estran.app.curation.batches;

import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.RecordHistory;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
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
            Jobs jobs,
            Callers callers,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        return new Batches(rows, catalogue, history, jobs, callers, transaction, events);
    }

    @Bean
    JobKind batchJob(Batches batches) {
        return batches.job();
    }
}
