package io.tillstream.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DeliveryRuleTest {
    private static final int DAYS = 40;
    private final DeliveryRule rule = new DeliveryRule(new int[] {0, 5, 12, 19, 26, 33, 40}, DAYS);

    @Test
    void deliversWholePacksOnly() {
        int[] left = new int[DAYS];
        left[2] = 4;

        assertThat(rule.deliveries(left, 6)).contains(18).containsOnly(18, 0);
    }

    @Test
    void deliversNothingThatNeverSells() {
        assertThat(rule.deliveries(new int[DAYS], 6)).containsOnly(0);
    }

    @Test
    void keepsTheShelfFromRunningBelowZeroOnAnyDay() {
        Random random = new Random(4);
        for (int run = 0; run < 200; run++) {
            int[] left = new int[DAYS];
            for (int day = 0; day < DAYS; day++) {
                left[day] = random.nextInt(5) == 0 ? -random.nextInt(20) : random.nextInt(30);
            }
            int[] delivered = rule.deliveries(left, 1 + random.nextInt(24));
            int onHand = 0;
            for (int day = 0; day < DAYS; day++) {
                onHand += deliveredOn(day, delivered) - left[day];
                assertThat(onHand).as("day %d of run %d", day, run).isNotNegative();
            }
        }
    }

    private static int deliveredOn(int day, int[] delivered) {
        return switch (day) {
            case 0 -> delivered[0];
            case 5 -> delivered[1];
            case 12 -> delivered[2];
            case 19 -> delivered[3];
            case 26 -> delivered[4];
            case 33 -> delivered[5];
            default -> 0;
        };
    }
}
