package io.tillstream.demand;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A small chain whose sales follow a level, a weekday and a price, and whose shelves run empty store by store. */
public final class ChainForTests {
    public static final String HEADER =
            "city_id,store_id,product_id,cat1,cat3,dt,sale,so_6_22,discount,holiday_flag,activity_flag,precpt,temperature";
    public static final LocalDate FIRST = LocalDate.of(2024, 3, 28);

    private ChainForTests() {}

    /** The rows of some stores with five products each, below no header. */
    public static List<String> rows(int stores, int days, long seed) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int store = 0; store < stores; store++) {
            boolean[] late = new boolean[days];
            for (int day = 1; day < days; day++) {
                late[day] = random.nextDouble() < (late[day - 1] ? 0.9 : 0.08);
            }
            for (int product = 0; product < 5; product++) {
                double level = Math.exp(random.nextGaussian() * 0.6);
                for (int day = 0; day < days; day++) {
                    LocalDate date = FIRST.plusDays(day);
                    boolean weekend = date.getDayOfWeek().getValue() > 5;
                    double price = random.nextDouble() < 0.2 ? 0.8 : 1;
                    double demand =
                            level * (weekend ? 1.4 : 1) * Math.pow(price, -2) * Math.exp(random.nextGaussian() * 0.25);
                    int hours = random.nextDouble() < (late[day] ? 0.8 : 0.1) ? 1 + random.nextInt(10) : 0;
                    rows.add("%d,%d,%d,1,%d,%s,%.2f,%d,%.2f,%d,%d,%.1f,%.1f"
                            .formatted(
                                    store % 3,
                                    store,
                                    product,
                                    product % 2,
                                    date,
                                    demand * (1 - hours / 16.0),
                                    hours,
                                    price,
                                    weekend ? 1 : 0,
                                    price < 1 ? 1 : 0,
                                    random.nextDouble() * 5,
                                    15 + 10 * random.nextDouble()));
                }
            }
        }
        return rows;
    }
}
