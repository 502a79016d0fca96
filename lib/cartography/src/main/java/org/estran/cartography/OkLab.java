package org.estran.cartography;

/**
 * OKLab, a colour space in which equal distances look about equal (B. Ottosson, 2020): lightness 0..1, and two axes
 * green–red and blue–yellow.
 */
final class OkLab {

    private OkLab() {}

    /** The colour as 0xRRGGBB; parts that a screen cannot show are cut off. */
    static int rgb(double[] lab) {
        double[] linear = linear(lab);
        int rgb = 0;
        for (double part : linear) {
            rgb = rgb << 8 | (int) Math.round(encoded(Math.clamp(part, 0.0, 1.0)) * 255);
        }
        return rgb;
    }

    static double[] of(int rgb) {
        double r = decoded((rgb >> 16 & 255) / 255.0);
        double g = decoded((rgb >> 8 & 255) / 255.0);
        double b = decoded((rgb & 255) / 255.0);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    /** The same lightness and hue, as colourful as a screen can show. */
    static double[] displayable(double[] lab) {
        double[] colour = lab.clone();
        while (!fits(linear(colour))) {
            colour[1] *= 0.98;
            colour[2] *= 0.98;
        }
        return colour;
    }

    static double distance(double[] a, double[] b) {
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    private static double[] linear(double[] lab) {
        double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
        double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
        double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static boolean fits(double[] linear) {
        for (double part : linear) {
            if (part < -0.0005 || part > 1.0005) {
                return false;
            }
        }
        return true;
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double encoded(double linear) {
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }

    private static double decoded(double encoded) {
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }
}
