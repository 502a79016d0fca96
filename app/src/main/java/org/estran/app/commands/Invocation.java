package org.estran.app.commands;

import java.nio.file.Path;
import java.util.List;
import org.estran.terms.Language;

/**
 * How a command was called.
 *
 * @param arguments what stands after the verb, without {@code --home} and {@code --config}
 * @param directory where the caller stands: relative paths are meant from there
 */
public record Invocation(String verb, List<String> arguments, Path directory, Language language) {

    public Invocation {
        arguments = List.copyOf(arguments);
    }

    /** The file or folder an argument means. */
    public Path path(String argument) {
        return directory.resolve(argument).normalize();
    }
}
