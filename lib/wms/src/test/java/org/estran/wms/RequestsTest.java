package org.estran.wms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.estran.wms.maps.MapCrs;
import org.estran.wms.maps.MapFrame;
import org.junit.jupiter.api.Test;

/** What requests mean, and what is told of those that mean nothing. */
class RequestsTest {

    private static final String MAP =
            "SERVICE=WMS&REQUEST=GetMap&LAYERS=sst&STYLES=&WIDTH=10&HEIGHT=20&FORMAT=image/png";

    @Test
    void theOrderOfAxesFollowsTheVersion() throws WmsException {
        MapFrame expected = new MapFrame(MapCrs.EPSG4326, -6, 30, 36, 46, 10, 20);
        assertThat(frame("&VERSION=1.3.0&CRS=EPSG:4326&BBOX=30,-6,46,36")).isEqualTo(expected);
        assertThat(frame("&VERSION=1.1.1&SRS=EPSG:4326&BBOX=-6,30,36,46")).isEqualTo(expected);
        assertThat(frame("&VERSION=1.3.0&CRS=CRS:84&BBOX=-6,30,36,46").crs()).isEqualTo(MapCrs.CRS84);
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsCode() {
        assertThat(
                        codes(
                                "SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=a,b&STYLES=x&CRS=EPSG:999999&BBOX=1,2,1,4&WIDTH=0&HEIGHT=9999&FORMAT=image/webp"))
                .contains(WmsFault.Code.INVALID_CRS, WmsFault.Code.INVALID_FORMAT)
                .hasSizeGreaterThanOrEqualTo(6);
        assertThat(codes(MAP + "&VERSION=1.1.1&SRS=EPSG:999999&BBOX=1,2,3,4"))
                .containsExactly(WmsFault.Code.INVALID_SRS);
        assertThat(codes("REQUEST=GetCoverage")).containsExactly(WmsFault.Code.OPERATION_NOT_SUPPORTED);
        assertThat(codes(MAP.replace("GetMap", "GetFeatureInfo")
                        + "&VERSION=1.3.0&CRS=CRS:84&BBOX=1,2,3,4&QUERY_LAYERS=sst&I=10&J=0"))
                .containsExactly(WmsFault.Code.INVALID_POINT);
    }

    @Test
    void theVersionIsNegotiated() throws WmsException {
        assertThat(version("REQUEST=GetCapabilities")).isEqualTo(WmsVersion.V1_3_0);
        assertThat(version("REQUEST=GetCapabilities&VERSION=1.0.0")).isEqualTo(WmsVersion.V1_1_1);
        assertThat(version("REQUEST=GetCapabilities&VERSION=1.2.0")).isEqualTo(WmsVersion.V1_1_1);
        assertThat(version("REQUEST=GetCapabilities&VERSION=2.0.0")).isEqualTo(WmsVersion.V1_3_0);
    }

    @Test
    void mistakesAreToldAsTheRequestWishes() {
        ExceptionForm form = Requests.read("REQUEST=GetMap&WIDTH=30&HEIGHT=20&EXCEPTIONS=INIMAGE")
                .exceptions();
        assertThat(form.kind()).isEqualTo(ExceptionForm.Kind.IN_IMAGE);
        assertThat(form.width()).isEqualTo(30);
        assertThat(Requests.read("REQUEST=GetMap&EXCEPTIONS=application/vnd.ogc.se_blank&WIDTH=3&HEIGHT=2")
                        .exceptions()
                        .kind())
                .isEqualTo(ExceptionForm.Kind.BLANK);
        assertThat(Requests.read("REQUEST=GetMap").exceptions().kind()).isEqualTo(ExceptionForm.Kind.XML);
    }

    @Test
    void namesAreInLettersOfEitherCaseAndComeOnce() {
        assertThat(codes("request=GetMap&Request=GetMap")).hasSize(1);
        assertThat(Requests.read("rEqUeSt=getcapabilities").refusal()).isNull();
    }

    private static MapFrame frame(String more) throws WmsException {
        return ((WmsRequest.GetMap) Requests.read(MAP + more).understood())
                .map()
                .frame();
    }

    private static WmsVersion version(String query) throws WmsException {
        return ((WmsRequest.GetCapabilities) Requests.read(query).understood()).version();
    }

    private static List<WmsFault.Code> codes(String query) {
        WmsException refusal = Requests.read(query).refusal();
        assertThat(refusal).isNotNull();
        return refusal.faults().stream().map(WmsFault::code).toList();
    }
}
