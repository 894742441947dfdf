package io.tillstream.codes.gs1;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a GS1 code says, element by element in its order. */
public final class Gs1Data {
    private Gs1Data() {}

    /**
     * The elements of GS1-128, GS1 DataMatrix and GS1 QR Code.
     *
     * @throws Unreadable when the data is damaged, or in strict reading contradicts itself or lacks something
     */
    public static List<Element> ofElementString(String data, Reading reading) throws Unreadable {
        return checked(ElementString.read(data, reading), reading);
    }

    /**
     * The elements of a Digital Link; empty for any other text.
     *
     * @throws Unreadable when it is a link with damaged data
     */
    public static Optional<List<Element>> ofLink(String text, Reading reading) throws Unreadable {
        Optional<List<Element>> elements = DigitalLink.read(text, reading);
        return elements.isPresent() ? Optional.of(checked(elements.get(), reading)) : elements;
    }

    private static List<Element> checked(List<Element> elements, Reading reading) throws Unreadable {
        if (reading == Reading.LENIENT) {
            return elements;
        }
        Map<String, String> said = new HashMap<>();
        for (Element element : elements) {
            String before = said.put(element.ai(), element.value());
            if (before != null && !before.equals(element.value())) {
                throw new Unreadable("(" + element.ai() + ") is said twice, as " + before + " and as " + element.value()
                        + "; scan it again.");
            }
            Optional<String> conflict = element.identifier().conflict(element.ai(), elements);
            if (conflict.isPresent()) {
                throw new Unreadable(conflict.get() + "; scan it again.");
            }
        }
        return elements;
    }
}
