package io.tillstream.checkout.receipt;

/** One line as it falls on paper, or one act of the printer. */
public sealed interface PaperLine {
    /**
     * A line of text with the spaces that put it in its place.
     *
     * @param text at most as many columns as the paper has, divided by the scale of its emphasis
     * @param emphasis how
     */
    record Printed(String text, Emphasis emphasis) implements PaperLine {}

    /**
     * A QR code in the middle.
     *
     * @param content what it says
     */
    record QrCode(String content) implements PaperLine {}

    /** The paper is cut. */
    record Cut() implements PaperLine {}

    /** The cash drawer opens. */
    record OpenDrawer() implements PaperLine {}
}
