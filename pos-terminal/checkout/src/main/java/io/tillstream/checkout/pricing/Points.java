package io.tillstream.checkout.pricing;

import io.tillstream.events.Money;

/** What a member earns: so many points for each whole major unit a line nets; a return takes back as many. */
public final class Points {
    private Points() {}

    /** Points of one line; negative for goods that come back. */
    public static long earned(Money net, int pointsPerMajor) {
        return Math.multiplyExact(net.minor() / net.currency().minorPerMajor(), (long) pointsPerMajor);
    }
}
