package org.estran.app.notices;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
import org.estran.app.jobs.RetryPolicy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration
@EnableConfigurationProperties(MailProperties.class)
class NoticesConfiguration {

    @Bean
    Outbox outbox(
            NoticeRows rows,
            Jobs jobs,
            MailProperties mail,
            PlatformTransactionManager transactions,
            Clock clock,
            RandomGenerator random) {
        return new Outbox(rows, jobs, mail.isGiven(), new TransactionTemplate(transactions), clock, random);
    }

    @Bean
    JobKind noticeDelivery(
            NoticeRows rows,
            Correspondents correspondents,
            MailProperties mail,
            Clock clock,
            @Value("${estran.base-url}") String base) {
        String domain = Objects.requireNonNullElse(URI.create(base).getHost(), "localhost");
        Delivery delivery = new Delivery(rows, correspondents, new MailServer(mail, domain), clock);
        return new JobKind(Delivery.JOB, delivery::run, RetryPolicy.PATIENT);
    }
}
