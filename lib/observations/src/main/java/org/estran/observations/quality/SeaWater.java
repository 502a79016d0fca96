package org.estran.observations.quality;

/**
 * The equation of state of sea water of 1980 (EOS-80) and its potential temperature, by the algorithms of UNESCO
 * technical papers in marine science 44 (1983). Temperatures are of ITS-90 in degrees Celsius, salinities practical,
 * pressures in dbar.
 */
final class SeaWater {

    private static final double ITS68_PER_ITS90 = 1.00024;

    private SeaWater() {}

    /** Density in kg/m³ that the water would have, brought without exchange of heat to a reference pressure. */
    static double potentialDensity(double salinity, double temperature, double pressure, double reference) {
        return density(salinity, potentialTemperature(salinity, temperature, pressure, reference), reference);
    }

    /** Density in kg/m³. */
    static double density(double salinity, double temperature, double pressure) {
        double t = temperature * ITS68_PER_ITS90;
        double bars = pressure / 10;
        return atSurface(salinity, t) / (1 - bars / bulkModulus(salinity, t, bars));
    }

    private static double atSurface(double s, double t) {
        double water = polynomial(t, 999.842594, 6.793952e-2, -9.095290e-3, 1.001685e-4, -1.120083e-6, 6.536332e-9);
        return water
                + s * polynomial(t, 8.24493e-1, -4.0899e-3, 7.6438e-5, -8.2467e-7, 5.3875e-9)
                + s * Math.sqrt(s) * polynomial(t, -5.72466e-3, 1.0227e-4, -1.6546e-6)
                + s * s * 4.8314e-4;
    }

    private static double bulkModulus(double s, double t, double bars) {
        double root = s * Math.sqrt(s);
        double surface = polynomial(t, 19652.21, 148.4206, -2.327105, 1.360477e-2, -5.155288e-5)
                + s * polynomial(t, 54.6746, -0.603459, 1.09987e-2, -6.1670e-5)
                + root * polynomial(t, 7.944e-2, 1.6483e-2, -5.3009e-4);
        double first = polynomial(t, 3.239908, 1.43713e-3, 1.16092e-4, -5.77905e-7)
                + s * polynomial(t, 2.2838e-3, -1.0981e-5, -1.6078e-6)
                + root * 1.91075e-4;
        double second = polynomial(t, 8.50935e-5, -6.12293e-6, 5.2787e-8)
                + s * polynomial(t, -9.9348e-7, 2.0816e-8, 9.1697e-10);
        return surface + bars * (first + bars * second);
    }

    /** By the adiabatic lapse rate, integrated in one step of Runge and Kutta's fourth order (Fofonoff 1977). */
    static double potentialTemperature(double salinity, double temperature, double pressure, double reference) {
        double step = reference - pressure;
        double t = temperature * ITS68_PER_ITS90;
        double change = step * lapse(salinity, t, pressure);
        t += 0.5 * change;
        double q = change;
        change = step * lapse(salinity, t, pressure + 0.5 * step);
        t += 0.29289322 * (change - q);
        q = 0.58578644 * change + 0.121320344 * q;
        change = step * lapse(salinity, t, pressure + 0.5 * step);
        t += 1.707106781 * (change - q);
        q = 3.414213562 * change - 4.121320344 * q;
        change = step * lapse(salinity, t, reference);
        return (t + (change - 2 * q) / 6) / ITS68_PER_ITS90;
    }

    /** Degrees Celsius a dbar (Bryden 1973). */
    private static double lapse(double s, double t, double p) {
        double salty = s - 35;
        return polynomial(t, 3.5803e-5, 8.5258e-6, -6.8360e-8, 6.6228e-10)
                + polynomial(t, 1.8932e-6, -4.2393e-8) * salty
                + (polynomial(t, 1.8741e-8, -6.7795e-10, 8.7330e-12, -5.4481e-14)
                                + polynomial(t, -1.1351e-10, 2.7759e-12) * salty)
                        * p
                + polynomial(t, -4.6206e-13, 1.8676e-14, -2.1687e-16) * p * p;
    }

    /** Coefficients from the constant one upwards. */
    private static double polynomial(double x, double... coefficients) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
