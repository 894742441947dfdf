package io.tillstream.events.till;

import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a store says at the head and the foot of its receipts from a time on: address, tax number, opening hours, thanks, a notice.
 *
 * @param rollOut the roll-out it comes from, 1 or more
 * @param from from when it is printed, business time
 * @param head under the store's name; its lines parted by line feeds, empty for nothing
 * @param foot at the end, in place of the till's own thanks; as above, empty for those
 */
public record ReceiptText(long rollOut, Instant from, LocalText head, LocalText foot) {
    /** Lines of a head or a foot in one language. */
    public static final int LINES = 12;

    /** Characters of a line; paper of 58 mm has 32 columns, so that this is up to seven lines of it. */
    public static final int LINE = 200;

    public ReceiptText {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(foot, "foot");
        if (rollOut < 1) {
            throw new IllegalArgumentException("A text of receipts comes from roll-out " + rollOut + "; 1 or more.");
        }
    }

    /** What is wrong with a head or a foot. */
    public enum Rule {
        /** No printer of a till has pictures of faces and things. */
        NO_EMOJI,
        /** What commands a printer or turns the direction of writing is no text. */
        NO_CONTROL,
        /** At most {@link #LINES}. */
        LINES,
        /** At most {@link #LINE} characters in one. */
        LINE
    }

    /**
     * Something wrong.
     *
     * @param rule which rule
     * @param value the character as {@code U+1F600}, or how many there are
     */
    public record Fault(Rule rule, String value) {}

    /** The first thing wrong with a head or a foot in one language; empty for nothing. */
    public static Optional<Fault> fault(String text) {
        Optional<Fault> character = text.codePoints()
                .filter(each -> each != '\n')
                .mapToObj(ReceiptText::fault)
                .flatMap(Optional::stream)
                .findFirst();
        if (character.isPresent()) {
            return character;
        }
        long lines = text.lines().count();
        if (lines > LINES) {
            return Optional.of(new Fault(Rule.LINES, Long.toString(lines)));
        }
        return text.lines()
                .mapToInt(line -> line.codePointCount(0, line.length()))
                .filter(length -> length > LINE)
                .mapToObj(length -> new Fault(Rule.LINE, Integer.toString(length)))
                .findFirst();
    }

    private static Optional<Fault> fault(int each) {
        Rule rule = isEmoji(each) ? Rule.NO_EMOJI : isText(each) ? null : Rule.NO_CONTROL;
        return rule == null
                ? Optional.empty()
                : Optional.of(new Fault(rule, String.format(Locale.ROOT, "U+%04X", each)));
    }

    /** Those that Unicode calls so, without digits, © and the like, and what joins and colours them. */
    private static boolean isEmoji(int each) {
        boolean joins = each == 0x200D || each == 0x20E3 || (each >= 0xFE00 && each <= 0xFE0F);
        boolean symbol =
                each > 0xFF && each != 0x2122 && each != 0x3030 && each != 0x303D && each != 0x3297 && each != 0x3299;
        return joins
                || (symbol && Character.isEmoji(each))
                // Planes of pictures and symbols; from 20000 on are characters of Chinese.
                || (each > 0xFFFF && each < 0x20000);
    }

    private static boolean isText(int each) {
        return switch (Character.getType(each)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** What is wrong with it, in one line, for a log and for head office; empty for nothing. */
    public Optional<String> trouble() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(head.in(language), foot.in(language)))
                .flatMap(text -> fault(text).stream())
                .map(fault -> "text " + rollOut + " of receipts has " + fault.value() + "; rule " + fault.rule())
                .findFirst();
    }

    /** The one that holds at a moment, of several: that which began last; empty before the first. */
    public static Optional<ReceiptText> at(List<ReceiptText> texts, Instant moment) {
        return texts.stream()
                .filter(text -> !text.from().isAfter(moment))
                .max(Comparator.comparing(ReceiptText::from).thenComparingLong(ReceiptText::rollOut));
    }

    /**
     * What a till is to know once another comes, the first to begin first: the one that holds now, for receipts of now and copies,
     * those that begin before the new one, and that.
     */
    public static List<ReceiptText> with(List<ReceiptText> texts, ReceiptText next, Instant now) {
        Optional<ReceiptText> holds = at(texts, now);
        List<ReceiptText> known = new ArrayList<>(holds.stream().toList());
        texts.stream()
                .filter(text -> text.from().isAfter(now) && text.from().isBefore(next.from()))
                .forEach(known::add);
        known.add(next);
        return List.copyOf(known);
    }
}
