package org.estran.wms;

import java.util.List;
import java.util.Optional;

/** Ours: the parameters of what compares two layers. */
final class ComparisonParameters {

    private ComparisonParameters() {}

    static WmsRequest difference(Parameters p) throws WmsException {
        WmsRequest.PlotFormat format = PlaceParameters.plotFormat(p);
        two(p);
        return new WmsRequest.GetDifference(MapParameters.read(p, false), format);
    }

    static WmsRequest scatter(Parameters p) throws WmsException {
        WmsRequest.PlotFormat format = PlaceParameters.plotFormat(p);
        List<String> layers = two(p);
        Optional<Area> area = p.get("polygon").isPresent() || p.get("box").isPresent()
                ? LineParameters.area(p)
                : Optional.of(Area.ofBox(-180, -90, 180, 90));
        p.check();
        return new WmsRequest.GetScatter(layers, area.orElseThrow(), p.values(), format);
    }

    private static List<String> two(Parameters p) {
        List<String> layers = p.list("layers");
        if (layers.size() != 2 || layers.contains("")) {
            p.add(WmsFault.invalid("LAYERS", "Two layers are compared: LAYERS has their names, a comma between."));
        }
        return layers;
    }
}
