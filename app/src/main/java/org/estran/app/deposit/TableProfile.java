package org.estran.app.deposit;

import org.estran.observations.text.Mapping;

/**
 * How somebody reads tables of the same columns, kept to be proposed for the next one.
 *
 * @param name as its owner calls it
 */
public record TableProfile(String name, Mapping mapping) {}
