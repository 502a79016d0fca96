package org.estran.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A verb that opens no centre: it makes one, or looks at a folder from outside. Described as a {@link Command} is. */
public interface ColdCommand {

    /** The verb: one lower-case word. */
    String name();

    /**
     * Does the work, telling how it goes.
     *
     * @param home what {@code --home} says; null without it
     */
    ExitStatus run(Invocation invocation, @Nullable Path home, Output output) throws IOException, Misused;
}
