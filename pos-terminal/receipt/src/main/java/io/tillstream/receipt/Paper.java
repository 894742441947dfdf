package io.tillstream.receipt;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came out of a printer, read from the bytes it was sent.
 *
 * @param items from top to bottom
 */
public record Paper(List<Item> items) {
    public Paper {
        items = List.copyOf(items);
    }

    /** One thing on the paper, or one act of the printer. */
    public sealed interface Item {}

    /** Where a line or picture stands. */
    public enum Position {
        LEFT,
        CENTRE,
        RIGHT
    }

    /**
     * How a piece of text is printed.
     *
     * @param bold heavy
     * @param underlined with a line below
     * @param inverse white on black
     * @param width 1 to 8 times as wide
     * @param height 1 to 8 times as high
     */
    public record Look(boolean bold, boolean underlined, boolean inverse, int width, int height) {
        static final Look PLAIN = new Look(false, false, false, 1, 1);
    }

    /**
     * A piece of a line in one look.
     *
     * @param text what it says
     * @param look how
     */
    public record Span(String text, Look look) {}

    /**
     * A line of text; empty for a line feed alone.
     *
     * @param spans from left to right
     * @param position where
     */
    public record TextLine(List<Span> spans, Position position) implements Item {
        public TextLine {
            spans = List.copyOf(spans);
        }

        public String text() {
            return spans.stream().map(Span::text).collect(Collectors.joining());
        }
    }

    /**
     * A raster picture.
     *
     * @param dots its dots
     * @param position where
     */
    public record Picture(Dots dots, Position position) implements Item {}

    /**
     * A code the printer draws itself.
     *
     * @param kind {@code QR Code}, {@code EAN-13}, …
     * @param content what it says
     * @param moduleDots width of its smallest element in dots
     * @param position where
     */
    public record Code(String kind, String content, int moduleDots, Position position) implements Item {}

    /**
     * Paper fed without text.
     *
     * @param dots how far
     */
    public record Feed(int dots) implements Item {}

    /**
     * The paper was cut.
     *
     * @param full whether no bridge was left
     */
    public record Cut(boolean full) implements Item {}

    /**
     * The drawer was opened.
     *
     * @param pin 2 or 5 of the connector
     * @param onMillis how long the pulse lasted
     */
    public record DrawerPulse(int pin, int onMillis) implements Item {}

    /**
     * The sender asked something; nothing is printed.
     *
     * @param command {@code DLE EOT 1}, {@code GS r 1}
     */
    public record Question(String command) implements Item {}

    /**
     * A command that is not understood; reading goes on behind it.
     *
     * @param offset where it begins
     * @param bytes its first bytes in hexadecimal
     */
    public record NotUnderstood(int offset, String bytes) implements Item {}

    /** The lines of text, each stripped of the spaces at its end. */
    public List<String> lines() {
        return items.stream()
                .filter(TextLine.class::isInstance)
                .map(item -> ((TextLine) item).text().stripTrailing())
                .toList();
    }

    /** The codes the printer drew and those found in pictures, as text. */
    public List<Code> codes() {
        return items.stream()
                .flatMap(item -> switch (item) {
                    case Code code -> Stream.of(code);
                    case Picture picture -> PictureCodes.in(picture).stream();
                    case TextLine _, Feed _, Cut _, DrawerPulse _, Question _, NotUnderstood _ -> Stream.<Code>empty();
                })
                .toList();
    }

    public long cuts() {
        return items.stream().filter(Cut.class::isInstance).count();
    }

    public long drawerPulses() {
        return items.stream().filter(DrawerPulse.class::isInstance).count();
    }

    public List<Picture> pictures() {
        return items.stream()
                .filter(Picture.class::isInstance)
                .map(Picture.class::cast)
                .toList();
    }

    public List<NotUnderstood> notUnderstood() {
        return items.stream()
                .filter(NotUnderstood.class::isInstance)
                .map(NotUnderstood.class::cast)
                .toList();
    }
}
