package io.tillstream.language;

/**
 * What a text most likely means.
 *
 * @param label the best label
 * @param second the next best, the same when there is only one
 * @param score how well the best fits, the higher the better; minus infinity when nothing in the text is known
 * @param margin how much better it fits than the next
 */
public record Meaning(String label, String second, double score, double margin) {}
