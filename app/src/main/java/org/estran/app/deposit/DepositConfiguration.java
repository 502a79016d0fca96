package org.estran.app.deposit;

import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.RetryPolicy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(DepositProperties.class)
class DepositConfiguration {

    @Bean
    JobKind publishDeposit(Publishing publishing) {
        return new JobKind(Publishing.JOB, request -> publishing.publish(request.instance()), RetryPolicy.USUAL);
    }

    @Bean
    JobKind clearStaging(StagedRemains remains) {
        return new JobKind(StagedRemains.JOB, request -> remains.clear(), RetryPolicy.USUAL);
    }

    @Bean
    JobKind endReviewLease(Leases leases) {
        return new JobKind(Leases.JOB, request -> leases.end(request.instance()), RetryPolicy.USUAL);
    }

    @Bean
    JobKind checkDataElsewhere(Elsewhere elsewhere) {
        return new JobKind(Elsewhere.JOB, request -> elsewhere.check(request.instance()), RetryPolicy.USUAL);
    }

    @Bean
    JobKind checkObservations(QualityChecks checks) {
        return new JobKind(QualityChecks.JOB, request -> checks.check(request.instance()), RetryPolicy.USUAL);
    }

    @Bean
    JobKind remindOfReview(Reminders reminders) {
        return new JobKind(Reminders.JOB, request -> reminders.remind(request.instance()), RetryPolicy.USUAL);
    }
}
