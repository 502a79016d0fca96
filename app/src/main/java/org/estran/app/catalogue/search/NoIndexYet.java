package org.estran.app.catalogue.search;

import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.RecordExtent;
import org.estran.app.catalogue.SearchRequest;
import org.springframework.stereotype.Component;

/** Finds nothing. */
@Component
class NoIndexYet implements RecordSearch {
    @Override
    public Hits search(SearchRequest request) {
        return new Hits(List.of(), 0, Map.of(), null);
    }

    @Override
    public List<RecordExtent> extents(SearchRequest request, int max) {
        return List.of();
    }

    @Override
    public void committed(long change) {}

    @Override
    public void catchUp() {}

    @Override
    public void rebuild() {}
}
