/**
 * Work that must happen although the process may die: durable jobs, asked for in the same transaction as the change
 * that needs them and run after its commit, again and again until they succeed or a person must look. Owns the tables
 * {@code job} and {@code scheduled_tasks} (the latter is db-scheduler's); knows nothing of what a job does: every room
 * brings its own {@link org.estran.app.jobs.JobKind}. A job may run twice; its work must bear that.
 */
@ApplicationModule(
        displayName = "Jobs",
        allowedDependencies = {})
@NullMarked
package org.estran.app.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
