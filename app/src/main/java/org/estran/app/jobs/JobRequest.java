package org.estran.app.jobs;

/**
 * What a run is given.
 *
 * @param instance which of its kind, such as a record's id
 * @param data what the last one who asked said about it; often empty, since the work reads its own tables
 */
public record JobRequest(String instance, String data) {}
