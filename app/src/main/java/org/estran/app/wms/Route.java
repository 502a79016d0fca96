package org.estran.app.wms;

import java.util.ArrayList;
import java.util.List;
import org.estran.wms.WmsException;
import org.estran.wms.WmsFault;
import org.estran.wms.WmsRequest.GetTransect;

/**
 * Places along a line, evenly on each of its parts, straight in its reference system.
 *
 * @param places longitude and latitude
 * @param kilometres from the first, along the sphere
 */
record Route(List<double[]> places, double[] kilometres) {

    private static final double RADIUS = 6371.0088;

    static Route of(GetTransect request, int most) throws WmsException {
        List<double[]> line = request.line();
        int each = Math.max(1, most / (line.size() - 1));
        List<double[]> places = new ArrayList<>();
        for (int i = 0; i + 1 < line.size(); i++) {
            boolean last = i + 2 == line.size();
            for (int k = 0; k < each + (last ? 1 : 0); k++) {
                double part = k / (double) each;
                double[] a = line.get(i);
                double[] b = line.get(i + 1);
                double[] place = request.crs().toGeographic(a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1]));
                if (Double.isNaN(place[0] + place[1])) {
                    throw new WmsException(WmsFault.Code.INVALID_POINT, "LINESTRING", "The line leaves the Earth.");
                }
                places.add(new double[] {Math.IEEEremainder(place[0], 360), place[1]});
            }
        }
        double[] kilometres = new double[places.size()];
        for (int i = 1; i < kilometres.length; i++) {
            kilometres[i] = kilometres[i - 1] + apart(places.get(i - 1), places.get(i));
        }
        return new Route(places, kilometres);
    }

    int size() {
        return places.size();
    }

    double longitude(int i) {
        return places.get(i)[0];
    }

    double latitude(int i) {
        return places.get(i)[1];
    }

    private static double apart(double[] a, double[] b) {
        double phi = Math.toRadians(b[1] - a[1]) / 2;
        double lambda = Math.toRadians(b[0] - a[0]) / 2;
        double h = Math.sin(phi) * Math.sin(phi)
                + Math.cos(Math.toRadians(a[1])) * Math.cos(Math.toRadians(b[1])) * Math.sin(lambda) * Math.sin(lambda);
        return 2 * RADIUS * Math.asin(Math.sqrt(Math.min(1, h)));
    }
}
