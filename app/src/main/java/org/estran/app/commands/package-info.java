/**
 * The verbs of the command line that work on a home. Owns how they are started: beside a running server, which is handed
 * the work through a socket in its home, or in a process of their own with the centre's beans and no web server. Knows
 * nothing of what a command does: every room brings its own {@link org.estran.app.commands.Command}.
 */
@ApplicationModule(
        displayName = "Commands",
        allowedDependencies = {"home", "pages"})
@NullMarked
package org.estran.app.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
