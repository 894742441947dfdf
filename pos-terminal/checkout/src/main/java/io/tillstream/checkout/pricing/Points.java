package io.tillstream.checkout.pricing;

import io.tillstream.events.Money;
import java.util.stream.LongStream;

/** What a member earns: so many points for each whole major unit a line nets; a return takes back as many. */
public final class Points {
    private Points() {}

    /** Points of one line; negative for goods that come back. */
    public static long earned(Money net, int pointsPerMajor) {
        return Math.multiplyExact(net.minor() / net.currency().minorPerMajor(), (long) pointsPerMajor);
    }

    /**
     * Points of several lines or lots.
     *
     * @throws ArithmeticException when they are more than can be counted
     */
    public static long sum(LongStream points) {
        try {
            return points.reduce(0, Math::addExact);
        } catch (ArithmeticException e) {
            throw new ArithmeticException("The points are together more than can be counted; split them.");
        }
    }
}
