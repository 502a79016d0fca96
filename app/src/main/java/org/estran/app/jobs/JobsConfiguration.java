package org.estran.app.jobs;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration
class JobsConfiguration {

    /** The kinds are looked up late: their rooms may themselves need to ask for jobs. */
    @Bean(destroyMethod = "close")
    Jobs jobs(
            DataSource database, PlatformTransactionManager transactions, Clock clock, ObjectProvider<JobKind> kinds) {
        return new Jobs(database, transactions, clock, () -> kinds.stream().toList());
    }

    /** A command in a process of its own begins no jobs: they would end with it. */
    @Bean
    @ConditionalOnWebApplication
    JobsStarter jobsStarter(Jobs jobs) {
        return new JobsStarter(jobs);
    }

    /** Jobs begin once the first page can be answered, so that they never delay the start. */
    record JobsStarter(Jobs jobs) {
        @EventListener(ApplicationReadyEvent.class)
        void start() {
            jobs.start();
        }
    }
}
