package org.estran.app.imports.runs;

import org.estran.app.home.StepWatcher;
import org.estran.app.imports.sources.Limits;
import org.estran.app.imports.store.LineRows;
import org.estran.app.imports.store.RunRows;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
import org.estran.app.origins.reading.DocumentReader;
import org.estran.app.origins.store.DocumentRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration
class ImportsConfiguration {

    @Bean
    RunningImports imports(
            DocumentRows documents,
            LineRows lines,
            RunRows runs,
            Changes changes,
            DocumentReader reader,
            Jobs jobs,
            TransactionTemplate transaction,
            StepWatcher steps) {
        return new RunningImports(documents, lines, runs, changes, reader, jobs, transaction, Limits.USUAL, steps);
    }

    @Bean
    JobKind importJob(RunningImports imports) {
        return imports.job();
    }
}
