package io.tillstream.gateway.device;

import io.tillstream.events.till.Device;

/**
 * A request whose signature holds.
 *
 * @param device who sent it
 * @param body its body as sent, still compressed where it was
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes as sent, never compared or altered
public record SignedRequest(Device device, byte[] body) {}
