@org.jspecify.annotations.NullMarked
package org.estran.wms.layers;
