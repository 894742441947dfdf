package io.tillstream.checkout.receipt;

/** How large and heavy a line is printed. */
public enum Emphasis {
    NORMAL(1),
    BOLD(1),
    /** Bold, twice as wide and high. */
    LARGE(2),
    /** Bold, four times as wide and high: a copy is marked twice as large as its total. */
    HUGE(4);

    private final int scale;

    Emphasis(int scale) {
        this.scale = scale;
    }

    /** How many columns one narrow character takes. */
    public int scale() {
        return scale;
    }

    public boolean isBold() {
        return this != NORMAL;
    }
}
