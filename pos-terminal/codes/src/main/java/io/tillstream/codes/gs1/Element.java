package io.tillstream.codes.gs1;

/**
 * One application identifier with its value, both as they stand in the code.
 *
 * @param identifier which
 * @param ai its digits, {@code 3103}
 * @param value what stands behind them, of the identifier's form
 */
public record Element(Identifier identifier, String ai, String value) {}
