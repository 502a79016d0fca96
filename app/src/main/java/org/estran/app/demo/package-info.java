/**
 * The demonstration centre: fills an empty home with the samples of the project, by the same ways a person would take.
 * Owns which sample takes which way (published, waiting, draft, withdrawn) and nothing else; a centre that was not
 * begun by it is never touched. It works only where {@code estran.demo.samples} names a folder, as {@code ./estran
 * demo} does.
 */
@ApplicationModule(
        displayName = "Demonstration",
        allowedDependencies = {"accounts", "catalogue", "deposit", "projects"})
@NullMarked
package org.estran.app.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
