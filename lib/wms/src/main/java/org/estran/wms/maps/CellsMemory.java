package org.estran.wms.maps;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.estran.grids.coverage.HorizontalGrid;
import org.estran.grids.coverage.RectilinearGrid;

/**
 * Which cells lie under the pixels of frames asked for lately: the same for every time and every variable of a grid, and
 * dear to find on grids that do not follow longitude and latitude. Bounded; safe for several threads.
 */
public final class CellsMemory {

    private record Key(HorizontalGrid grid, MapFrame frame) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.grid == grid && key.frame.equals(frame);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(grid) * 31 + frame.hashCode();
        }
    }

    private final Map<Key, Cells> known = new LinkedHashMap<>(16, 0.75f, true);
    private final long most;
    private long bytes;

    /** @param most bytes kept */
    public CellsMemory(long most) {
        this.most = most;
    }

    Cells cells(HorizontalGrid grid, MapFrame frame) throws IOException {
        if (grid instanceof RectilinearGrid && frame.crs().isCylindrical()) {
            return Placing.of(grid, frame);
        }
        Key key = new Key(grid, frame);
        synchronized (this) {
            Cells cells = known.get(key);
            if (cells != null) {
                return cells;
            }
        }
        Cells cells = Placing.of(grid, frame);
        keep(key, cells);
        return cells;
    }

    private synchronized void keep(Key key, Cells cells) {
        Cells before = known.put(key, cells);
        bytes += weight(cells) - (before == null ? 0 : weight(before));
        var eldest = known.entrySet().iterator();
        while (bytes > most && known.size() > 1) {
            bytes -= weight(eldest.next().getValue());
            eldest.remove();
        }
    }

    private static long weight(Cells cells) {
        return 4L * (cells.columns().length + cells.rows().length) + 200;
    }
}
