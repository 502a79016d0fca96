package org.estran.app.thredds.catalogues;

/** A record in a list. */
public record Listed(String id, String title) {}
