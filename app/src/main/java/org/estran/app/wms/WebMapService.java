package org.estran.app.wms;

import java.io.IOException;
import java.util.List;
import org.estran.cartography.raster.Lettering;
import org.estran.cartography.raster.Pixels;
import org.estran.terms.Language;
import org.estran.wms.ExceptionForm;
import org.estran.wms.WmsException;
import org.estran.wms.WmsFault;
import org.estran.wms.WmsRequest;
import org.springframework.stereotype.Component;

/** The service: one method per operation. */
@Component
public class WebMapService {

    private static final int INK = 0xFFB23A20;

    private final CapabilitiesAnswers capabilities;
    private final MapAnswers maps;
    private final FeatureAnswers features;
    private final LegendAnswers legends;
    private final MetadataAnswers metadata;
    private final PlotAnswers plots;
    private final ComparisonAnswers comparisons;

    WebMapService(
            CapabilitiesAnswers capabilities,
            MapAnswers maps,
            FeatureAnswers features,
            LegendAnswers legends,
            MetadataAnswers metadata,
            PlotAnswers plots,
            ComparisonAnswers comparisons) {
        this.capabilities = capabilities;
        this.maps = maps;
        this.features = features;
        this.legends = legends;
        this.metadata = metadata;
        this.plots = plots;
        this.comparisons = comparisons;
    }

    /**
     * @param endpoint the address the service was asked at
     * @param site the address of the centre
     * @throws WmsException for a request that cannot be answered
     * @throws org.estran.terms.ProblemException for a dataset this caller may not read
     */
    public Answer answer(WmsRequest request, Scope scope, String endpoint, String site, Language language)
            throws WmsException, IOException {
        return switch (request) {
            case WmsRequest.GetCapabilities asked ->
                capabilities.answer(asked, scope, new CapabilitiesAnswers.Place(endpoint, site, language));
            case WmsRequest.GetMap asked -> maps.map(asked.map(), scope);
            case WmsRequest.GetFeatureInfo asked -> features.answer(asked, scope);
            case WmsRequest.GetLegendGraphic asked -> legends.answer(asked, scope, language);
            case WmsRequest.GetMetadata asked -> metadata.answer(asked, scope, language);
            case WmsRequest.GetTimeseries asked -> plots.timeseries(asked, scope, language);
            case WmsRequest.GetVerticalProfile asked -> plots.profile(asked, scope, language);
            case WmsRequest.GetTransect asked -> plots.transect(asked, scope, language);
            case WmsRequest.GetArea asked -> plots.area(asked, scope, language);
            case WmsRequest.GetDifference asked -> comparisons.difference(asked, scope, language);
            case WmsRequest.GetScatter asked -> comparisons.scatter(asked, scope, language);
        };
    }

    /** Mistakes told by a picture, as the request wishes (OGC 06-042, 7.3.3.11). */
    public Answer pictured(ExceptionForm form, List<WmsFault> faults) {
        Pixels pixels = new Pixels(form.width(), form.height());
        if (!form.transparent()) {
            pixels.fill(0xFF000000 | form.background());
        }
        if (form.kind() == ExceptionForm.Kind.IN_IMAGE) {
            int y = 2;
            for (WmsFault fault : faults) {
                for (String line : Lettering.lines(fault.text(), form.width() - 8)) {
                    Lettering.write(pixels, line, 4, y, INK);
                    y += Lettering.LINE;
                }
            }
        }
        return Answer.of(
                form.format().encoded(pixels, form.background()), form.format().mediaType(), false);
    }
}
