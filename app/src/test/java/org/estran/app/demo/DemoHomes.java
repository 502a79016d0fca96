package org.estran.app.demo;

import java.time.Duration;
import org.springframework.context.ApplicationContext;

/** For tests of other rooms that need a filled centre. */
public final class DemoHomes {

    private DemoHomes() {}

    /** Returns when the demonstration is complete. */
    public static void awaitEnd(ApplicationContext centre) throws InterruptedException {
        centre.getBean(DemoCentre.class).awaitEnd(Duration.ofMinutes(3));
    }
}
