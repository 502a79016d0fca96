package org.estran.app;

import java.util.List;
import org.estran.app.commands.ColdCommand;
import org.estran.app.commands.CommandLine;
import org.estran.app.home.MachineTime;
import org.estran.app.keeping.backup.Restore;
import org.estran.app.observations.Check;
import org.estran.app.observations.Convert;
import org.estran.app.observations.Merge;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole centre as one program; each direct sub-package is a room (see ARCHITECTURE.md). */
@SpringBootApplication
public class EstranApplication {

    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    public static void main(String[] args) {
        allowForPinnedThreads();
        if (CommandLine.isMeant(args)) {
            List<ColdCommand> cold = List.of(
                    new Restore(), new Convert(), new Check(MachineTime.clock()), new Merge(MachineTime.clock()));
            System.exit(CommandLine.run(EstranApplication.class, cold, args));
        }
        SpringApplication.run(EstranApplication.class, args);
    }

    /**
     * A virtual thread that waits while a class is being loaded keeps its carrier. With one carrier for each of two
     * processors, two such threads stopped a whole server: the thread they waited for had none left to run on. Carriers
     * beyond the processors cost nothing while they are not needed.
     */
    private static void allowForPinnedThreads() {
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, "64");
        }
    }
}
