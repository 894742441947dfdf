package io.tillstream.lift;

import io.tillstream.commandline.Complaint;
import io.tillstream.tables.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A trial in a file: a line for each person, with the arm by lot, the outcome, and what was known before. */
final class TrialFile {
    private static final int FEWEST = 20;

    private final Path file;
    private final List<String> arms;
    private final double[] outcomes;
    private final List<Feature> features;

    private TrialFile(Path file, List<String> arms, double[] outcomes, List<Feature> features) {
        this.file = file;
        this.arms = arms;
        this.outcomes = outcomes;
        this.features = features;
    }

    /** Reads all of it. */
    static TrialFile read(Path file, String arm, String outcome, List<String> features) {
        List<String> columns = new ArrayList<>(List.of(arm, outcome));
        columns.addAll(features);
        List<String> arms = new ArrayList<>();
        List<List<String>> texts =
                features.stream().<List<String>>map(name -> new ArrayList<>()).toList();
        double[][] outcomes = {new double[1 << 10]};
        CsvTable.in(file).forEach(columns, row -> {
            int person = arms.size();
            arms.add(row.name(0).intern());
            if (person == outcomes[0].length) {
                outcomes[0] = Arrays.copyOf(outcomes[0], person * 2);
            }
            outcomes[0][person] = row.number(1);
            for (int i = 0; i < texts.size(); i++) {
                texts.get(i).add(row.text(i + 2).intern());
            }
        });
        return new TrialFile(
                file,
                arms,
                Arrays.copyOf(outcomes[0], arms.size()),
                IntStream.range(0, features.size())
                        .mapToObj(i -> Feature.of(features.get(i), texts.get(i)))
                        .toList());
    }

    int people() {
        return arms.size();
    }

    /** All arms but the control, by name. */
    List<String> arms(String control) {
        TreeSet<String> all = new TreeSet<>(arms);
        if (!all.remove(control)) {
            throw new Complaint(
                    "Option --control",
                    control,
                    "it must be one of the arms in " + file + ": " + String.join(", ", all),
                    "name one of them");
        }
        if (all.isEmpty()) {
            throw new Complaint(
                    "File " + file, "nobody was treated", "there must be an arm beside " + control, "check the column");
        }
        return List.copyOf(all);
    }

    /** Those of one arm and the control group. */
    Trial trial(String arm, String control) {
        int[] people = IntStream.range(0, people())
                .filter(person ->
                        arms.get(person).equals(arm) || arms.get(person).equals(control))
                .toArray();
        boolean[] treated = new boolean[people.length];
        int treatedCount = 0;
        for (int i = 0; i < people.length; i++) {
            treated[i] = arms.get(people[i]).equals(arm);
            treatedCount += treated[i] ? 1 : 0;
        }
        if (Math.min(treatedCount, people.length - treatedCount) < FEWEST) {
            throw new Complaint(
                    "File " + file,
                    treatedCount + " people in arm " + arm + " and " + (people.length - treatedCount) + " in "
                            + control,
                    "each needs " + FEWEST + " at least",
                    "leave out the arm, or give a larger trial");
        }
        return new Trial(
                people,
                treated,
                Arrays.stream(people).mapToDouble(person -> outcomes[person]).toArray(),
                features);
    }
}
