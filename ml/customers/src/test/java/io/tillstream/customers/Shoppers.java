package io.tillstream.customers;

import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.history.PurchaseDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up members: each has a rhythm, keeps to it within a third, and one in so many purchases is the last. */
public final class Shoppers {
    public static final LocalDate FIRST = LocalDate.parse("2025-01-01");

    private Shoppers() {}

    /** Somebody who bought for 20 at first, and so many days later each time. */
    public static MemberPurchases after(int... gaps) {
        return spending(20, gaps);
    }

    public static MemberPurchases spending(double amount, int... gaps) {
        List<PurchaseDay> days = new ArrayList<>(List.of(new PurchaseDay(FIRST, amount, 3)));
        for (int gap : gaps) {
            days.add(new PurchaseDay(days.getLast().on().plusDays(gap), amount, 3));
        }
        return MemberPurchases.of("m", days);
    }

    /** The evening so many days after somebody's last purchase. */
    public static LocalDate evening(MemberPurchases member, int days) {
        return member.last().plusDays(days);
    }

    /**
     * A year of people who come at an even pace, each at their own.
     *
     * @param leaving one in so many purchases is the last; 0 for never
     */
    public static List<MemberPurchases> year(int people, int leaving, long seed) {
        Random random = new Random(seed);
        List<MemberPurchases> members = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            int every = 4 + random.nextInt(36);
            double amount = 5 + random.nextInt(40);
            LocalDate on = FIRST.plusDays(random.nextInt(120));
            List<PurchaseDay> days = new ArrayList<>();
            do {
                days.add(new PurchaseDay(on, amount * (0.5 + random.nextDouble()), 1 + random.nextInt(6)));
                on = on.plusDays(Math.max(1, Math.round(every * (1 + 0.33 * random.nextGaussian()))));
            } while (on.getYear() == 2025 && (leaving == 0 || random.nextInt(leaving) > 0));
            members.add(MemberPurchases.of("m" + i, days));
        }
        return members;
    }
}
