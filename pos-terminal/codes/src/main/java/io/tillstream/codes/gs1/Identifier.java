package io.tillstream.codes.gs1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An application identifier, or a row of them that differ in their last digit.
 *
 * @param isFixed whether its length is so well known that no separator follows it
 * @param isLinkAttribute whether it may stand in the query of a Digital Link
 * @param parts what its value is made of, in order
 * @param needs one of these groups of identifiers must be beside it; none where it stands alone
 * @param neverWith identifiers that contradict it; {@code n} stands for any digit
 * @param isKey whether it names something by itself
 * @param qualifiers rows of identifiers that may follow the key in a Digital Link, each in its order
 */
public record Identifier(
        boolean isFixed,
        boolean isLinkAttribute,
        List<Part> parts,
        List<List<String>> needs,
        List<String> neverWith,
        boolean isKey,
        List<List<String>> qualifiers) {
    public Identifier {
        parts = List.copyOf(parts);
        needs = needs.stream().map(List::copyOf).toList();
        neverWith = List.copyOf(neverWith);
        qualifiers = qualifiers.stream().map(List::copyOf).toList();
    }

    int shortest() {
        return parts.stream()
                .filter(part -> !part.mayBeMissing())
                .mapToInt(Part::shortest)
                .sum();
    }

    int longest() {
        return parts.stream().mapToInt(Part::longest).sum();
    }

    public boolean isDate() {
        return parts.size() == 1
                && parts.getFirst().checks().stream()
                        .anyMatch(check -> check == ValueCheck.DAY_OR_MONTH || check == ValueCheck.DAY);
    }

    /** What is wrong with a value, or nothing. */
    Optional<String> complaint(String value) {
        int at = 0;
        for (Part part : parts) {
            if (at == value.length() && part.mayBeMissing()) {
                return Optional.empty();
            }
            int end = Math.min(value.length(), at + part.longest());
            if (end - at < part.shortest()) {
                return Optional.of("has " + value.length() + " characters, " + lengths() + " are right");
            }
            Optional<String> complaint = part.complaint(value.substring(at, end));
            if (complaint.isPresent()) {
                return complaint;
            }
            at = end;
        }
        return at == value.length()
                ? Optional.empty()
                : Optional.of("has " + value.length() + " characters, " + lengths()
                        + " are right; a separator (GS) may be missing behind it");
    }

    private String lengths() {
        return shortest() == longest() ? String.valueOf(longest()) : shortest() + " to " + longest();
    }

    /** Whether an identifier is meant by a pattern such as {@code 31nn}. */
    static boolean matches(String pattern, String ai) {
        if (pattern.length() != ai.length()) {
            return false;
        }
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) != 'n' && pattern.charAt(i) != ai.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** What of the elements beside it this one contradicts or misses, or nothing. */
    Optional<String> conflict(String ai, List<Element> all) {
        for (String pattern : neverWith) {
            for (Element other : all) {
                if (!other.ai().equals(ai) && matches(pattern, other.ai())) {
                    return Optional.of("(" + ai + ") and (" + other.ai() + ") contradict each other");
                }
            }
        }
        boolean served = needs.isEmpty() || needs.stream().anyMatch(group -> isThere(group, all));
        return served ? Optional.empty() : Optional.of("(" + ai + ") needs " + needed() + " beside it");
    }

    private static boolean isThere(List<String> group, List<Element> all) {
        return group.stream().allMatch(pattern -> all.stream().anyMatch(element -> matches(pattern, element.ai())));
    }

    private String needed() {
        List<String> groups = new ArrayList<>();
        needs.forEach(group -> groups.add("(" + String.join(")(", group) + ")"));
        return String.join(" or ", groups);
    }
}
