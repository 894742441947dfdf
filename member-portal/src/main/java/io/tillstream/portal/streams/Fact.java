package io.tillstream.portal.streams;

import org.jspecify.annotations.Nullable;

/**
 * One record of a topic.
 *
 * @param key its key
 * @param value its value, null for a tombstone
 * @param offset its place in its partition: of two records with one key the later has the higher
 */
public record Fact<V>(String key, @Nullable V value, long offset) {}
