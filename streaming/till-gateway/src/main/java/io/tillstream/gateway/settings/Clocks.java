package io.tillstream.gateway.settings;

import java.time.Clock;

/**
 * The two times of the gateway.
 *
 * @param business the time of facts: system time and the chain's offset
 * @param wall true time, for request windows and expiring codes, which a shifted business time must not move
 */
public record Clocks(Clock business, Clock wall) {
    public static Clocks of(GatewaySettings settings) {
        Clock wall = Clock.systemUTC();
        return new Clocks(Clock.offset(wall, settings.clockOffset()), wall);
    }
}
