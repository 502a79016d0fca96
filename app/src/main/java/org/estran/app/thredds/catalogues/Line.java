package org.estran.app.thredds.catalogues;

import org.estran.app.coverages.datasets.Dataset;

/**
 * A dataset in the list of its record.
 *
 * @param path as it stands in addresses
 */
public record Line(Dataset dataset, String path) {}
