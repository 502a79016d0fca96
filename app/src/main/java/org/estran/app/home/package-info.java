/**
 * The centre's folder on disk ({@code estran.home}) and the database in it. Owns where things lie and that only one
 * server works on a home at a time; knows nothing of what is kept there.
 */
@ApplicationModule(
        displayName = "Home",
        allowedDependencies = {})
@NullMarked
package org.estran.app.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
