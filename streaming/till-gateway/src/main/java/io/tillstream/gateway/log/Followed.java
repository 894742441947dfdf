package io.tillstream.gateway.log;

import org.jspecify.annotations.Nullable;

/**
 * One record of a followed topic, as bytes.
 *
 * @param topic the topic's name
 * @param key its key
 * @param value its value, or absent for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // bytes straight from the log, never compared or altered
public record Followed(String topic, String key, byte @Nullable [] value) {}
