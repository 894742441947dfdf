package io.tillstream.benchmarks.price;

import java.util.Arrays;

/** A line as the rules see it: what each of its pieces may still be reduced by. Public because compiled rules call it. */
public final class RuleLine {
    private final String item;
    private final String category;
    private final long price;
    private final long[] left;

    RuleLine(Trolley.Goods goods) {
        this.item = goods.item().value();
        this.category = goods.category();
        this.price = goods.minor();
        this.left = new long[goods.pieces()];
        Arrays.fill(left, price);
    }

    public String getItem() {
        return item;
    }

    public String getCategory() {
        return category;
    }

    /** A share off every piece, rounded half up. */
    public void percentOff(long basisPoints) {
        amountOff(share(price, basisPoints));
    }

    /** An amount off every piece. */
    public void amountOff(long amount) {
        for (int piece = 0; piece < left.length; piece++) {
            left[piece] -= Math.min(amount, left[piece]);
        }
    }

    static long share(long amount, long basisPoints) {
        return (amount * basisPoints + 5_000) / 10_000;
    }

    long price() {
        return price;
    }

    int pieces() {
        return left.length;
    }

    void reduce(int piece, long amount) {
        left[piece] -= Math.min(amount, left[piece]);
    }

    long net() {
        long net = 0;
        for (long piece : left) {
            net += piece;
        }
        return net;
    }
}
