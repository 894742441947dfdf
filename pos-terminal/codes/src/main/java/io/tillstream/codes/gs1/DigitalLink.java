package io.tillstream.codes.gs1;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A GS1 Digital Link: a web address whose path names something, {@code /01/09506000134352/10/ABC}, and whose query says more of
 * it (GS1 Digital Link URI Syntax 1.4, uncompressed).
 */
final class DigitalLink {
    private static final int GTIN_LENGTH = 14;

    private DigitalLink() {}

    /** The elements of a link; empty when the address is a plain web address. */
    static Optional<List<Element>> read(String text, Reading reading) throws Unreadable {
        URI link;
        try {
            link = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        String scheme = link.getScheme();
        if (scheme == null || !scheme.matches("(?i)https?") || link.getRawPath() == null) {
            return Optional.empty();
        }
        List<String> path = Stream.of(link.getRawPath().split("/", -1))
                .map(DigitalLink::decoded)
                .toList();
        int key = keyAt(path);
        if (key < 0) {
            return Optional.empty();
        }
        List<Element> elements = new ArrayList<>();
        named(path.subList(key, path.size()), elements);
        String query = link.getRawQuery();
        if (query != null) {
            said(query, reading, elements);
        }
        return Optional.of(elements);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The last key with pairs of identifier and value to the end of the path; below 0 without one. */
    private static int keyAt(List<String> path) {
        int end = path.getLast().isEmpty() ? path.size() - 1 : path.size();
        for (int at = end - 2; at >= 1; at -= 2) {
            Optional<Identifier> identifier = IdentifierTable.of(path.get(at));
            if (identifier.isEmpty()) {
                return -1;
            }
            if (identifier.get().isKey() && !isQualifier(path, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Some keys also qualify another, which stands two places before. */
    private static boolean isQualifier(List<String> path, int at) {
        return at >= 3
                && IdentifierTable.of(path.get(at - 2)).filter(Identifier::isKey).stream()
                        .flatMap(before -> before.qualifiers().stream())
                        .anyMatch(row -> row.contains(path.get(at)));
    }

    private static void named(List<String> pairs, List<Element> elements) throws Unreadable {
        String key = pairs.getFirst();
        Identifier identifier = IdentifierTable.of(key).orElseThrow();
        elements.add(element(identifier, key, pairs.get(1)));
        List<String> qualifiers = new ArrayList<>();
        for (int at = 2; at + 1 < pairs.size(); at += 2) {
            String ai = pairs.get(at);
            qualifiers.add(ai);
            elements.add(element(IdentifierTable.of(ai).orElseThrow(), ai, pairs.get(at + 1)));
        }
        if (!qualifiers.isEmpty() && identifier.qualifiers().stream().noneMatch(row -> isInOrder(qualifiers, row))) {
            throw new Unreadable("The link's (" + key + ") cannot be followed by (" + String.join(")(", qualifiers)
                    + "); scan it again.");
        }
    }

    private static boolean isInOrder(List<String> some, List<String> row) {
        int at = 0;
        for (String ai : row) {
            if (at < some.size() && some.get(at).equals(ai)) {
                at++;
            }
        }
        return at == some.size();
    }

    private static void said(String query, Reading reading, List<Element> elements) throws Unreadable {
        for (String pair : query.split("[&;]", -1)) {
            int equals = pair.indexOf('=');
            String ai = equals < 0 ? pair : pair.substring(0, equals);
            if (!ai.matches("[0-9]+")) {
                continue;
            }
            Optional<Identifier> identifier = IdentifierTable.of(ai).filter(Identifier::isLinkAttribute);
            if (identifier.isPresent() && equals > 0) {
                elements.add(element(identifier.get(), ai, decoded(pair.substring(equals + 1))));
            } else if (reading == Reading.STRICT) {
                throw new Unreadable("The link says \"" + pair + "\", which is no GS1 attribute; scan it again.");
            }
        }
    }

    /** A shorter item number is padded, as the standard allows in links. */
    private static Element element(Identifier identifier, String ai, String value) throws Unreadable {
        boolean isShort = ai.equals("01") && value.matches("[0-9]{8}|[0-9]{12,13}");
        return ElementString.element(
                identifier, ai, isShort ? "0".repeat(GTIN_LENGTH - value.length()) + value : value);
    }
}
