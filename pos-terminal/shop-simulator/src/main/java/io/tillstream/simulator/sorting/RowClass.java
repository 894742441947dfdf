package io.tillstream.simulator.sorting;

/** The classes of rows; each row of a file is in exactly one. The rules are tried in the order written in {@link RowRules}. */
public enum RowClass {
    GOODS_SOLD("goods-sold", Use.JOURNAL, "goods at a price above zero, up to the cut: a line of an imported sale"),
    GOODS_SOLD_AFTER_CUT("goods-sold-after-cut", Use.LIVE, "the same after the cut: rung up live, at the till's price"),
    REFUND("refund", Use.JOURNAL, "a cancellation whose original line was found: a return line that names it"),
    STOCK_CORRECTION(
            "stock-correction", Use.STOCK, "price zero and a note, or a negative quantity: the books corrected"),
    STOCK_CORRECTION_AFTER_CUT(
            "stock-correction-after-cut", Use.NONE, "a correction after the cut: still in the future"),
    STOCK_CORRECTION_OF_ITEM_NEVER_SOLD(
            "stock-correction-of-item-never-sold", Use.NONE, "a correction of a code that has no sale in the file"),
    EXACT_DUPLICATE("exact-duplicate", Use.NONE, "equal to an earlier row of its invoice in every column"),
    POSTAGE("postage", Use.NONE, "codes POST, DOT and C2: postage and carriage are no goods"),
    MANUAL_ENTRY("manual-entry", Use.NONE, "code M: an amount typed by hand, no item"),
    DISCOUNT("discount", Use.NONE, "code D: a discount without a line it belongs to"),
    SAMPLE("sample", Use.NONE, "code S: samples"),
    FEE("fee", Use.NONE, "codes BANK CHARGES, AMAZONFEE and CRUK: fees and commissions"),
    BAD_DEBT("bad-debt", Use.NONE, "code B: bad debt written off"),
    GIFT_VOUCHER("gift-voucher", Use.NONE, "codes GIFT_…: a voucher sold is a debt, not goods"),
    CANCELLATION_OF_A_WALK_IN("cancellation-of-a-walk-in", Use.NONE, "a cancellation without a customer to look under"),
    CANCELLATION_WITHOUT_SALE(
            "cancellation-without-sale", Use.NONE, "no earlier sale of that code to that customer in the file"),
    CANCELLATION_AT_ANOTHER_PRICE(
            "cancellation-at-another-price",
            Use.NONE,
            "sold to that customer, but at other prices: a refund gives back what was paid"),
    CANCELLATION_OF_TOO_MUCH(
            "cancellation-of-too-much", Use.NONE, "more pieces than are left of that customer's lines at that price"),
    CANCELLATION_AFTER_CUT("cancellation-after-cut", Use.NONE, "a cancellation after the cut: not rung up live"),
    FREE_OF_CHARGE("free-of-charge", Use.NONE, "goods given at price zero"),
    NEGATIVE_PRICE("negative-price", Use.NONE, "goods at a price below zero"),
    PRICE_FINER_THAN_A_PENNY("price-finer-than-a-penny", Use.NONE, "a price that no till can charge"),
    CONTRADICTORY(
            "contradictory", Use.NONE, "quantity zero, a sale with a negative or a cancellation with a positive one");

    /** What becomes of a row of the class. */
    public enum Use {
        /** It is in a till's journal. */
        JOURNAL,
        /** It is a stock movement. */
        STOCK,
        /** It is rung up live. */
        LIVE,
        /** It is counted and listed. */
        NONE
    }

    private final String id;
    private final Use use;
    private final String rule;

    RowClass(String id, Use use, String rule) {
        this.id = id;
        this.use = use;
        this.rule = rule;
    }

    public String id() {
        return id;
    }

    public Use use() {
        return use;
    }

    /** The rule in words, as the report prints it. */
    public String rule() {
        return rule;
    }
}
