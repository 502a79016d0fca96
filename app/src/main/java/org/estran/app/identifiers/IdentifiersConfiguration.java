package org.estran.app.identifiers;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.estran.app.home.StepWatcher;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
import org.estran.app.jobs.RetryPolicy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration
@EnableConfigurationProperties(DataCiteProperties.class)
class IdentifiersConfiguration {

    @Bean
    DoiTable doiTable(JdbcClient sql) {
        return new DoiTable(sql);
    }

    @Bean
    DoiChecks doiChecks(JdbcClient sql) {
        return new DoiChecks(sql);
    }

    @Bean
    Identifiers identifiers(
            DoiTable table,
            DoiChecks checks,
            DataCiteProperties accounts,
            Jobs jobs,
            PlatformTransactionManager transactions,
            Clock clock,
            RandomGenerator randomness) {
        return new Identifiers(table, checks, accounts, jobs, new TransactionTemplate(transactions), clock, randomness);
    }

    /** Made when first needed: a centre without account never opens a connection. */
    @Bean
    @Lazy
    DataCite dataCite(DataCiteProperties accounts, Clock clock) {
        return new DataCite(new JsonMapper(), accounts.timeout(), clock);
    }

    @Bean
    JobKind doiRegistration(
            DoiTable table,
            DataCiteProperties accounts,
            ObjectProvider<DataCite> dataCite,
            Clock clock,
            StepWatcher watcher) {
        Registration registration =
                new Registration(table, accounts, dataCite::getObject, new JsonMapper(), clock, watcher);
        return new JobKind(Registration.JOB, registration::run, RetryPolicy.PATIENT);
    }

    @Bean
    JobKind doiReconciliation(
            DoiTable table,
            DoiChecks checks,
            DataCiteProperties accounts,
            ObjectProvider<DataCite> dataCite,
            ObjectProvider<Jobs> jobs,
            PlatformTransactionManager transactions,
            Clock clock) {
        Reconciliation reconciliation = new Reconciliation(
                table,
                checks,
                accounts,
                dataCite::getObject,
                jobs::getObject,
                new TransactionTemplate(transactions),
                clock);
        return new JobKind(Reconciliation.JOB, reconciliation::run, RetryPolicy.PATIENT);
    }

    @Bean
    @ConditionalOnWebApplication
    AfterTheStart identifiersAfterTheStart(Identifiers identifiers) {
        return new AfterTheStart(identifiers);
    }

    /** A new start may come with mended accounts. */
    record AfterTheStart(Identifiers identifiers) {
        @EventListener(ApplicationReadyEvent.class)
        void resume() {
            identifiers.resume();
            identifiers.compareDaily();
        }
    }
}
