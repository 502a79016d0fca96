package org.estran.app.crash;

import org.springframework.context.ApplicationContext;

/**
 * What a child does and may be killed at; made by its class name in the child, with a constructor without arguments.
 * What it needs to know it reads from the centre's properties.
 */
public interface Errand {

    void run(ApplicationContext centre) throws Exception;
}
