package io.tillstream.portal.streams;

import org.jspecify.annotations.Nullable;

/**
 * One record of a topic.
 *
 * @param key its key
 * @param value its value, null for a tombstone
 */
public record Fact<V>(String key, @Nullable V value) {}
