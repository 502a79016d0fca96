package org.estran.cartography;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A picture read back: well-formed, and looked into. */
final class Drawn {

    private static final Pattern NUMBER = Pattern.compile("-?\\d*\\.?\\d+");

    final Document document;
    final String text;

    Drawn(String svg) {
        text = svg;
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + svg, e);
        }
    }

    /** Every element of that class. */
    List<Element> ofClass(String name) {
        List<Element> found = new ArrayList<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (List.of(element.getAttribute("class").split(" ")).contains(name)) {
                found.add(element);
            }
        }
        return found;
    }

    List<String> words() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    List<Element> elements(String name) {
        List<Element> found = new ArrayList<>();
        NodeList all = document.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            found.add((Element) all.item(i));
        }
        return found;
    }

    /** The pieces of a path of relative lines, each as absolute x, y, x, y... */
    static List<double[]> pieces(String path) {
        List<double[]> pieces = new ArrayList<>();
        for (String piece : path.split("M")) {
            if (piece.isBlank()) {
                continue;
            }
            List<Double> n = new ArrayList<>();
            Matcher m = NUMBER.matcher(piece);
            while (m.find()) {
                n.add(Double.parseDouble(m.group()));
            }
            double[] at = new double[n.size()];
            for (int i = 0; i < at.length; i++) {
                at[i] = n.get(i) + (i >= 2 ? at[i - 2] : 0);
            }
            pieces.add(at);
        }
        return pieces;
    }

    /** What every picture owes to the page that inlines it. */
    Drawn isFitForAPage() {
        boolean linked = document.getElementsByTagName("a").getLength() > 0;
        assertThat(document.getDocumentElement().getAttribute("role")).isEqualTo(linked ? "group" : "img");
        assertThat(document.getDocumentElement().getAttribute("aria-label")).isNotBlank();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertThat(element.getTagName()).isNotIn("style", "script", "foreignObject", "use");
            for (int a = 0; a < element.getAttributes().getLength(); a++) {
                String name = element.getAttributes().item(a).getNodeName();
                assertThat(name).isNotIn("style", "id").doesNotStartWith("on");
                String value = element.getAttributes().item(a).getNodeValue();
                assertThat(value.startsWith("data:") ? "" : value).doesNotContain("NaN", "Infinity");
            }
        }
        assertThat(document.getElementsByTagName("title").getLength()).isPositive();
        assertThat(document.getElementsByTagName("desc").getLength()).isEqualTo(1);
        return this;
    }
}
