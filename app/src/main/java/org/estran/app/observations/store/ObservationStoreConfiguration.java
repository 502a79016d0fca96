package org.estran.app.observations.store;

import java.io.IOException;
import org.estran.app.catalogue.RecordPublished;
import org.estran.app.catalogue.RecordWithdrawn;
import org.estran.app.catalogue.erasure.BytesFreed;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
import org.estran.app.jobs.RetryPolicy;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** When the store follows: as records change, and once where there is none of this form. */
@Configuration
class ObservationStoreConfiguration {

    @Bean
    JobKind loadObservations(Loader loader) {
        return new JobKind(Loader.JOB, loader::load, RetryPolicy.USUAL);
    }

    @Bean
    JobKind walkObservations(Loader loader) {
        return new JobKind(Loader.WALK, request -> loader.walk(), RetryPolicy.USUAL);
    }

    @Bean
    StoreFollows storeFollowsTheCatalogue(Jobs jobs, Loader loader) {
        return new StoreFollows(jobs, loader);
    }

    @Bean
    @ConditionalOnWebApplication
    FirstLoad firstLoadOfObservations(Jobs jobs, StoreDatabase store) {
        return new FirstLoad(jobs, store);
    }

    /** Asks in the transaction of the change, so that none is missed. */
    record StoreFollows(Jobs jobs, Loader loader) {
        @EventListener
        void on(RecordPublished published) {
            jobs.ask(Loader.JOB, published.id(), "");
        }

        @EventListener
        void on(RecordWithdrawn withdrawn) {
            jobs.ask(Loader.JOB, withdrawn.id(), "");
        }

        /** What was made of freed bytes is gone before the order is called done. */
        @EventListener
        void on(BytesFreed bytes) throws IOException {
            loader.remove(bytes.recordId());
            jobs.ask(Loader.JOB, bytes.recordId(), "");
        }
    }

    /** What was published before there was a store of this form, or while it was lost. */
    record FirstLoad(Jobs jobs, StoreDatabase store) {
        @EventListener(ApplicationReadyEvent.class)
        void ask() {
            if (!store.isWalked()) {
                jobs.ask(Loader.WALK, "all", "");
            }
        }
    }
}
