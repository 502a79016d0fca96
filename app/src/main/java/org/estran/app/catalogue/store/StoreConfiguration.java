package org.estran.app.catalogue.store;

import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.RetryPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class StoreConfiguration {

    @Bean
    JobKind endEmbargo(RecordChanges records) {
        return new JobKind(
                EmbargoEnds.JOB,
                request -> {
                    String[] version = request.instance().split("/", 2);
                    records.noteOpening(version[0], Integer.parseInt(version[1]));
                },
                RetryPolicy.USUAL);
    }
}
