package io.tillstream.codes.gs1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identifiers and values in a row; a value whose length is not fixed is ended by GS (1D). */
final class ElementString {
    private static final char GS = 0x1D;
    /** As it is printed below the bars: {@code (01)09506000134352(10)ABC}. */
    private static final Pattern PRINTED = Pattern.compile("\\(([0-9]{2,4})\\)([^(]*)");

    private final String data;
    private int at;

    private ElementString(String data) {
        this.data = data;
    }

    static List<Element> read(String data, Reading reading) throws Unreadable {
        return reading == Reading.LENIENT && data.startsWith("(")
                ? printed(data)
                : new ElementString(data).read(reading);
    }

    private List<Element> read(Reading reading) throws Unreadable {
        List<Element> elements = new ArrayList<>();
        while (at < data.length()) {
            if (reading == Reading.LENIENT && data.charAt(at) == GS) {
                at++;
                continue;
            }
            try {
                elements.add(next());
            } catch (Unreadable e) {
                if (reading == Reading.LENIENT && !elements.isEmpty()) {
                    return elements;
                }
                throw e;
            }
        }
        return elements;
    }

    private Element next() throws Unreadable {
        String ai = IdentifierTable.at(data, at)
                .orElseThrow(() -> new Unreadable("\"" + data.substring(at, Math.min(data.length(), at + 4))
                        + "\" at character " + (at + 1) + " is no GS1 element; scan it again."));
        Identifier identifier = identifier(ai);
        int from = at + ai.length();
        int end = identifier.isFixed() ? Math.min(data.length(), from + identifier.longest()) : separatorBehind(from);
        Element element = element(identifier, ai, data.substring(from, end));
        at = end < data.length() && data.charAt(end) == GS ? end + 1 : end;
        return element;
    }

    private int separatorBehind(int from) {
        int separator = data.indexOf(GS, from);
        return separator < 0 ? data.length() : separator;
    }

    private static List<Element> printed(String data) throws Unreadable {
        List<Element> elements = new ArrayList<>();
        Matcher parts = PRINTED.matcher(data);
        int end = 0;
        while (parts.find() && parts.start() == end) {
            String ai = parts.group(1);
            elements.add(element(identifier(ai), ai, parts.group(2).strip()));
            end = parts.end();
        }
        if (end != data.length()) {
            throw new Unreadable(
                    "\"" + data.substring(end) + "\" does not begin with an element in brackets; scan it.");
        }
        return elements;
    }

    private static Identifier identifier(String ai) throws Unreadable {
        return IdentifierTable.of(ai)
                .orElseThrow(() -> new Unreadable("(" + ai + ") is no GS1 element; scan it again."));
    }

    /** An element whose value has its form. */
    static Element element(Identifier identifier, String ai, String value) throws Unreadable {
        Optional<String> complaint = identifier.complaint(value);
        if (complaint.isPresent()) {
            throw new Unreadable("Element (" + ai + ") " + complaint.get() + "; scan it again.");
        }
        return new Element(identifier, ai, value);
    }
}
