package io.tillstream.dashboards.catalogue;

/** What a cell can break; messages say each as a rule and a next step. */
enum Rule {
    REQUIRED,
    TOO_LONG,
    CONTROL_CHARACTER,
    FORMULA_ERROR,
    CHINESE_MISSING,
    GTIN,
    WHOLE_NUMBER,
    YES_OR_NO,
    ONE_OF,
    AMOUNT,
    CURRENCY,
    TIME,
    TIME_ZONES,
    UNKNOWN_PRODUCT,
    UNKNOWN_STORE,
    UNKNOWN_SUPPLIER,
    UNKNOWN_OPERATOR,
    TAX_GROUP,
    STORE_ID,
    /** Something that cannot change any more. */
    FIXED,
    /** Several values in one cell, in another form than they have. */
    FORM,
    /** The same thing stands in an earlier row. */
    TWICE,
    /** What a campaign demands of a field; the detail is the key of the builder's message and what belongs to it. */
    CAMPAIGN,
    /** What the thing itself demands of several fields together. */
    TOGETHER
}
