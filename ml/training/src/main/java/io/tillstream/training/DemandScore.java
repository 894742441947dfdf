package io.tillstream.training;

import io.tillstream.models.DemandModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a model met the weeks of many store-items.
 *
 * @param wape sum of absolute errors over the sum sold
 * @param bias sum predicted minus sum sold, over the sum sold
 */
record DemandScore(double wape, double bias) {
    static DemandScore of(DemandModel model, List<DemandWeek> weeks) {
        double errors = 0;
        double predicted = 0;
        double sold = 0;
        for (DemandWeek week : weeks) {
            double expected = model.week(week.series());
            errors += Math.abs(expected - week.sold());
            predicted += expected;
            sold += week.sold();
        }
        return sold == 0 ? new DemandScore(0, 0) : new DemandScore(errors / sold, (predicted - sold) / sold);
    }

    Map<String, Double> asMap() {
        Map<String, Double> map = new LinkedHashMap<>();
        map.put("wape", wape);
        map.put("bias", bias);
        return map;
    }
}
