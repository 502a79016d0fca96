/**
 * The door {@code /stac}: datasets with grids as a SpatioTemporal Asset Catalog 1.0.0, to be crawled by links and to be
 * searched (STAC API 1.0.0). A collection is a record that has at least one gridded dataset, an item is one of its data
 * files. Everything is told from the index of datasets; no file is opened.
 */
@NullMarked
package org.estran.app.dissemination.stac;

import org.jspecify.annotations.NullMarked;
