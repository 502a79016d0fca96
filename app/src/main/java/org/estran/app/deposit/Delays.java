package org.estran.app.deposit;

import java.time.Duration;
import org.estran.app.pages.Frame;
import org.jspecify.annotations.Nullable;

/** How a span of waiting is said: in days as soon as there are two of them. */
public final class Delays {

    private static final int HOURS_SAID = 48;

    private Delays() {}

    /** Empty where there is none. */
    public static String text(Frame page, @Nullable Duration delay) {
        if (delay == null) {
            return "";
        }
        long hours = delay.toHours();
        if (hours < 1) {
            return page.t("deposit.delays.under-an-hour");
        }
        return hours < HOURS_SAID
                ? page.count("deposit.delays.hours", hours)
                : page.count("deposit.delays.days", delay.toDays());
    }
}
