package org.estran.app.crash;

import org.springframework.context.ApplicationContext;

/** Makes the change {@code estran.errand.change}. */
public final class ChangeErrand implements Errand {

    @Override
    public void run(ApplicationContext centre) throws Exception {
        Change.valueOf(centre.getEnvironment().getRequiredProperty("estran.errand.change"))
                .make(centre);
    }
}
