package org.estran.app.harvests;

/** A source has changed its character; raised once for each change, in the transaction that notes it. */
public record SourceChanged(Harvester harvester, SourceAlarm alarm) {}
