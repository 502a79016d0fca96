package org.estran.app.observations.store;

/** One Parquet file of a record's rows. */
record Part(int number, long rows) {}
