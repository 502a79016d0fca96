package org.estran.app.home;

import java.time.Clock;

/** The one place that reads the machine's clock: the centre's, and that of a command that opens none. */
public final class MachineTime {

    private MachineTime() {}

    public static Clock clock() {
        return Clock.systemUTC();
    }
}
