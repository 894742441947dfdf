package io.tillstream.demand.learned;

import io.tillstream.demand.history.DayTerms;
import io.tillstream.demand.history.Past;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * How demand answers to price: d ln(sold) / d ln(price), by least squares within series over their in-stock days, with
 * each day's mean over all series taken out. A series' value is drawn to its product's, that to its shelf's and that to
 * the chain's, each as if two more squared logarithms of price had been seen (one for the series).
 */
public final class Elasticity {
    private static final double SMALLEST_SALE = 0.05;
    private static final double DOUBT = 2;
    private static final double LOWEST = -6;

    private final double[] byProduct;
    private final double[] bySeries;

    private Elasticity(double[] byProduct, double[] bySeries) {
        this.byProduct = byProduct;
        this.bySeries = bySeries;
    }

    /** Learns from all that is known. */
    public static Elasticity learn(Past past) {
        int count = past.seriesCount();
        double[] products = new double[count];
        double[] squares = new double[count];
        sums(past, products, squares);
        double chain = shrunk(sum(products), sum(squares), 0, DOUBT);
        double[] shelf = level(
                past,
                products,
                squares,
                constant(count, chain),
                i -> past.series(i).family().shelf());
        double[] product =
                level(past, products, squares, shelf, i -> past.series(i).key().product());
        double[] series = new double[count];
        for (int i = 0; i < count; i++) {
            series[i] = shrunk(products[i], squares[i], product[i], 1);
        }
        return new Elasticity(product, series);
    }

    private static void sums(Past past, double[] products, double[] squares) {
        int days = past.origin();
        int count = past.seriesCount();
        double[][] sale = new double[count][days];
        double[][] price = new double[count][days];
        double[] saleOfDay = new double[days];
        double[] priceOfDay = new double[days];
        int[] seen = new int[days];
        for (int i = 0; i < count; i++) {
            centre(past, i, sale[i], price[i]);
            for (int day = 0; day < days; day++) {
                if (!Double.isNaN(sale[i][day])) {
                    saleOfDay[day] += sale[i][day];
                    priceOfDay[day] += price[i][day];
                    seen[day]++;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            for (int day = 0; day < days; day++) {
                if (!Double.isNaN(sale[i][day])) {
                    double x = price[i][day] - priceOfDay[day] / seen[day];
                    products[i] += x * (sale[i][day] - saleOfDay[day] / seen[day]);
                    squares[i] += x * x;
                }
            }
        }
    }

    /** Logarithms of a series' in-stock days less their means; NaN elsewhere. */
    private static void centre(Past past, int series, double[] sale, double[] price) {
        double sales = 0;
        double prices = 0;
        int seen = 0;
        for (int day = 0; day < sale.length; day++) {
            DayTerms terms = past.terms(series, day);
            sale[day] = Double.NaN;
            if (terms != null && past.hoursOut(series, day) == 0) {
                sale[day] = Math.log(Math.max(SMALLEST_SALE, past.sold(series, day)));
                price[day] = Math.log(terms.price());
                sales += sale[day];
                prices += price[day];
                seen++;
            }
        }
        for (int day = 0; day < sale.length; day++) {
            sale[day] -= sales / Math.max(1, seen);
            price[day] -= prices / Math.max(1, seen);
        }
    }

    private static double[] level(
            Past past, double[] products, double[] squares, double[] wider, Function<Integer, String> name) {
        Map<String, double[]> sums = new HashMap<>();
        for (int i = 0; i < products.length; i++) {
            double[] sum = sums.computeIfAbsent(name.apply(i), ignored -> new double[2]);
            sum[0] += products[i];
            sum[1] += squares[i];
        }
        double[] level = new double[past.seriesCount()];
        for (int i = 0; i < level.length; i++) {
            double[] sum = sums.getOrDefault(name.apply(i), new double[2]);
            level[i] = shrunk(sum[0], sum[1], wider[i], DOUBT);
        }
        return level;
    }

    private static double shrunk(double product, double square, double towards, double doubt) {
        return Math.clamp((product + doubt * towards) / (square + doubt), LOWEST, 0);
    }

    private static double[] constant(int count, double value) {
        double[] all = new double[count];
        Arrays.fill(all, value);
        return all;
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    /** Of the product over all stores; 0 or below. */
    public double ofProduct(int series) {
        return byProduct[series];
    }

    /** Of the product in this store; 0 or below. */
    public double ofSeries(int series) {
        return bySeries[series];
    }

    /** By what a price multiplies demand, against the full price. */
    public double effect(int series, DayTerms terms) {
        return Math.pow(terms.price(), byProduct[series]);
    }
}
