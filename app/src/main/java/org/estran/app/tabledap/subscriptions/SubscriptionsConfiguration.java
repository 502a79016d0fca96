package org.estran.app.tabledap.subscriptions;

import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.RetryPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class SubscriptionsConfiguration {

    @Bean
    JobKind datasetNews(Subscriptions subscriptions) {
        return new JobKind(Subscriptions.JOB, subscriptions::tell, RetryPolicy.USUAL);
    }

    @Bean
    JobKind datasetWithdrawn(Subscriptions subscriptions) {
        return new JobKind(Subscriptions.WITHDRAWN_JOB, subscriptions::tellOfWithdrawal, RetryPolicy.USUAL);
    }
}
