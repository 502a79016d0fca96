package org.estran.wms;

import java.util.Locale;
import org.estran.ows.KeyValues;
import org.estran.ows.OwsException;

/** Reads requests as key-value pairs (OGC 06-042, 6.8.2). */
public final class Requests {

    private Requests() {}

    /**
     * A request, understood or not, and how its mistakes are to be told.
     *
     * @param refusal why it is not understood; null where it is
     */
    public record Reading(
            ExceptionForm exceptions,
            @org.jspecify.annotations.Nullable WmsRequest request,
            @org.jspecify.annotations.Nullable WmsException refusal) {

        public WmsRequest understood() throws WmsException {
            if (refusal != null) {
                throw refusal;
            }
            return java.util.Objects.requireNonNull(request);
        }
    }

    /** @param query without its question mark */
    public static Reading read(String query) {
        KeyValues pairs;
        try {
            pairs = KeyValues.parse(query);
        } catch (OwsException malformed) {
            return new Reading(
                    ExceptionForm.xml(WmsVersion.V1_3_0),
                    null,
                    new WmsException(malformed.faults().stream()
                            .map(f -> new WmsFault(null, f.locator(), f.text()))
                            .toList()));
        }
        ExceptionForm exceptions = ExceptionForm.of(pairs);
        try {
            return new Reading(exceptions, understood(new Parameters(pairs)), null);
        } catch (WmsException refused) {
            return new Reading(exceptions, null, refused);
        }
    }

    private static WmsRequest understood(Parameters p) throws WmsException {
        String service = p.get("service").orElse("WMS");
        if (!service.equalsIgnoreCase("WMS")) {
            p.add(WmsFault.invalid("SERVICE", "This is a Web Map Service; SERVICE must be WMS, not " + service + "."));
        }
        String operation = p.get("request").orElse("");
        WmsRequest request = switch (operation.toLowerCase(Locale.ROOT)) {
            case "getcapabilities", "capabilities" ->
                new WmsRequest.GetCapabilities(
                        WmsVersion.negotiated(p.get("version").or(() -> p.get("wmtver"))),
                        p.get("updatesequence").orElse(""));
            case "getmap", "map" -> new WmsRequest.GetMap(MapParameters.read(p));
            case "getfeatureinfo", "feature_info" -> PlaceParameters.featureInfo(p);
            case "gettimeseries" -> PlaceParameters.timeseries(p);
            case "getverticalprofile" -> PlaceParameters.verticalProfile(p);
            case "gettransect" -> LineParameters.transect(p);
            case "getareaseries", "gethovmoller" -> LineParameters.area(p, operation.equalsIgnoreCase("gethovmoller"));
            case "getdifference" -> ComparisonParameters.difference(p);
            case "getscatter" -> ComparisonParameters.scatter(p);
            case "getlegendgraphic" -> LegendParameters.read(p);
            case "getmetadata" -> metadata(p);
            case "" -> {
                p.add(WmsFault.missing("REQUEST"));
                p.check();
                throw new IllegalStateException();
            }
            default ->
                throw new WmsException(
                        WmsFault.Code.OPERATION_NOT_SUPPORTED,
                        "REQUEST",
                        "The operation " + operation + " is not offered.");
        };
        p.check();
        return request;
    }

    private static WmsRequest metadata(Parameters p) throws WmsException {
        String item = p.get("item").orElse("");
        WmsRequest.GetMetadata.Item known = switch (item.toLowerCase(Locale.ROOT)) {
            case "menu" -> WmsRequest.GetMetadata.Item.MENU;
            case "layerdetails" -> WmsRequest.GetMetadata.Item.LAYER_DETAILS;
            case "timesteps" -> WmsRequest.GetMetadata.Item.TIMESTEPS;
            case "minmax" -> WmsRequest.GetMetadata.Item.MIN_MAX;
            case "animationtimesteps" -> WmsRequest.GetMetadata.Item.ANIMATION_TIMESTEPS;
            default ->
                throw new WmsException(WmsFault.invalid(
                        "ITEM",
                        "ITEM is one of menu, layerDetails, timesteps, minmax, animationTimesteps; not " + item + "."));
        };
        String layer = p.get("layername")
                .or(() -> p.get("layers"))
                .or(() -> p.get("layer"))
                .orElse("");
        if (layer.isEmpty() && known != WmsRequest.GetMetadata.Item.MENU) {
            p.add(WmsFault.missing("LAYERNAME"));
        }
        return new WmsRequest.GetMetadata(known, layer, p.all());
    }
}
