package org.estran.app.catalogue;

/** A record was withdrawn, its data or all of it. Raised inside the transaction. */
public record RecordWithdrawn(String id, Withdrawal.Scope scope) {}
