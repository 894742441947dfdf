package io.tillstream.customers.describe;

import io.tillstream.customers.churn.ChurnModel;
import io.tillstream.customers.churn.ChurnScore;
import io.tillstream.customers.churn.ChurnTrial;
import io.tillstream.customers.churn.Surroundings;
import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.price.PriceSensitivities;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is found of the members of a file on an evening.
 *
 * @param describing what describes each of them
 * @param trial how it was chosen by what the probabilities of staying away are said
 * @param all everybody, in the order of the file
 * @param groups their groups
 * @param followed by model, how it was with what came after the evening; empty where the file ends before
 */
record Findings(
        Describing describing,
        ChurnTrial trial,
        List<Description> all,
        List<GroupFigures> groups,
        Map<String, ChurnScore> followed) {
    private static final long SEED = 20_111_109;

    int withPrices() {
        return (int) all.stream().filter(one -> one.price().isPresent()).count();
    }

    /**
     * Looks at a file.
     *
     * @param ahead how many days are looked ahead, 1 or more
     */
    static Findings of(TransactionFile file, LocalDate evening, int ahead) {
        List<MemberPurchases> known = file.members().stream()
                .map(member -> member.knownOn(evening))
                .flatMap(Optional::stream)
                .toList();
        ChurnTrial trial = ChurnTrial.of(file.members(), evening, ahead, SEED);
        Surroundings surroundings = Surroundings.of(known, evening);
        PriceSensitivities prices = PriceSensitivities.of(file.lines().stream()
                .filter(line -> !line.on().isAfter(evening))
                .toList());
        Describing describing = new Describing(
                known,
                evening,
                ahead,
                trial.served(),
                surroundings,
                Describing.amounts(known, evening),
                prices.known());
        List<Description> all = known.stream().map(describing::of).toList();
        Map<String, ChurnScore> followed = new LinkedHashMap<>();
        if (!file.last().isBefore(evening.plusDays(ahead))) {
            for (ChurnModel model : trial.contenders()) {
                followed.put(model.name(), ChurnTrial.followed(model, file.members(), evening, ahead));
            }
        }
        return new Findings(describing, trial, all, GroupFigures.of(all), followed);
    }
}
