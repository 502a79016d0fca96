package org.estran.app.jobs;

/**
 * One kind of job; a room offers it as a bean.
 *
 * @param name kebab-case, never changed once jobs of it may be stored: {@code doi-registration}
 */
public record JobKind(String name, JobWork work, RetryPolicy retries) {}
