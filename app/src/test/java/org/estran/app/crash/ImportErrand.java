package org.estran.app.crash;

import java.nio.file.Path;
import org.estran.app.imports.ImportRequest;
import org.estran.app.imports.Imports;
import org.estran.app.jobs.Jobs;
import org.springframework.context.ApplicationContext;

/** Imports the archive that was sent to the home. */
public final class ImportErrand implements Errand {

    static final String ARCHIVE = "imports/received/1/strait.zip";

    @Override
    public void run(ApplicationContext centre) throws Exception {
        Path home = Path.of(centre.getEnvironment().getRequiredProperty("estran.home"));
        centre.getBean(Imports.class).ask(new ImportRequest(home.resolve(ARCHIVE), "", "a test", true));
        AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
    }
}
