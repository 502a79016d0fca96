package org.estran.app.thredds.dap2;

import java.util.List;
import java.util.Map;

/**
 * A line of the form.
 *
 * @param name as constraints write it
 * @param shape such as {@code [time = 12][lat = 180]}
 * @param whole what takes all of it: {@code [0:1:11][0:1:179]}
 * @param about its long name and unit, in the words of the file
 */
public record Dap2Line(
        String name, String type, String shape, String whole, String about, List<Map.Entry<String, String>> facts) {}
