package io.tillstream.dashboards.catalogue;

/**
 * What is wrong in a row.
 *
 * @param row its number in the file
 * @param column which column; empty where it is several
 * @param value what stands there, at most 80 characters
 * @param rule what it breaks
 * @param detail what belongs to the rule: a bound, what there is to choose from; or empty
 */
record Wrong(int row, String column, String value, Rule rule, String detail) {
    private static final int SHOWN = 80;

    Wrong {
        value = value.codePoints()
                .limit(SHOWN)
                .map(each -> Character.isISOControl(each) ? ' ' : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
