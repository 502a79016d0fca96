package org.estran.app.coverages.datasets;

import org.estran.app.catalogue.RecordPublished;
import org.estran.app.catalogue.RecordWithdrawn;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
import org.estran.app.jobs.RetryPolicy;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** When records are indexed: as they change, and once after an upgrade that indexes them otherwise. */
@Configuration
class DatasetsConfiguration {

    @Bean
    JobKind indexDatasets(Indexer indexer) {
        return new JobKind(Indexer.JOB, indexer::index, RetryPolicy.USUAL);
    }

    @Bean
    JobKind walkDatasets(Indexer indexer) {
        return new JobKind(Indexer.WALK, request -> indexer.walk(), RetryPolicy.USUAL);
    }

    @Bean
    JobKind copyDatasets(CopyMaker copies) {
        return new JobKind(CopyMaker.JOB, copies::make, RetryPolicy.USUAL);
    }

    @Bean
    FollowingTheCatalogue datasetsFollowTheCatalogue(Jobs jobs) {
        return new FollowingTheCatalogue(jobs);
    }

    @Bean
    @ConditionalOnWebApplication
    FirstWalk firstWalkOfDatasets(Jobs jobs, DatasetRows rows) {
        return new FirstWalk(jobs, rows);
    }

    /** Asks in the transaction of the change, so that none is missed. */
    record FollowingTheCatalogue(Jobs jobs) {
        @EventListener
        void on(RecordPublished published) {
            jobs.ask(Indexer.JOB, published.id(), "");
        }

        @EventListener
        void on(RecordWithdrawn withdrawn) {
            jobs.ask(Indexer.JOB, withdrawn.id(), "");
        }
    }

    /** What was published before there was an index of that form. */
    record FirstWalk(Jobs jobs, DatasetRows rows) {
        @EventListener(ApplicationReadyEvent.class)
        void ask() {
            if (!rows.isWalked(Indexer.FORM)) {
                jobs.ask(Indexer.WALK, "all", "");
            }
        }
    }
}
