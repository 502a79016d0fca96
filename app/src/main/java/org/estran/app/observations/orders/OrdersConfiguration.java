package org.estran.app.observations.orders;

import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.RetryPolicy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(OrderProperties.class)
class OrdersConfiguration {

    @Bean
    JobKind selectionDigest(Selections selections) {
        return new JobKind(Selections.JOB, selections::digest, RetryPolicy.USUAL);
    }

    @Bean
    JobKind observationOrder(Orders orders) {
        return new JobKind(Orders.JOB, orders::run, RetryPolicy.USUAL);
    }

    @Bean
    JobKind observationOrderExpiry(Orders orders) {
        return new JobKind(Orders.EXPIRY, orders::expire, RetryPolicy.USUAL);
    }
}
