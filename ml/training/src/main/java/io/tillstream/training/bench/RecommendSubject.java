package io.tillstream.training.bench;

import io.tillstream.nextbasket.Histories;
import io.tillstream.nextbasket.TifuKnn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The neighbours of all members and what they recommend: TIFU-KNN with the same parameters, ours and in plain Python. */
final class RecommendSubject implements Subject {
    private static final String HISTORIES = "histories.txt";
    private static final int MEMBERS = 5_000;
    private static final int ITEMS = 20_000;
    private static final int LENGTH = 10;
    private static final int ROUNDS = 3;

    /**
     * Members who must get the same ten. Where the last neighbours are equally far away, or two items score the same, rounding
     * decides.
     */
    private static final double ALIKE = 0.99;

    private static final TifuKnn.Parameters PARAMETERS = new TifuKnn.Parameters(7, 0.9, 0.7, 300, 0.5);

    @Override
    public String name() {
        return "recommend";
    }

    @Override
    public void measure(Path folder, Consumer<Figure> told) throws Exception {
        MadeUpMembers members = new MadeUpMembers(MEMBERS, ITEMS, 5);
        Histories histories = members.histories();
        Files.writeString(folder.resolve(HISTORIES), members.lines());
        for (int i = 0; i < ROUNDS; i++) {
            ranked(histories);
        }
        beside("dense", new PythonPeer("tifu_knn.py", List.of("numpy")), histories, folder, told);
        beside("sparse", new PythonPeer("tifu_knn.py", List.of("numpy", "scipy")), histories, folder, told);
    }

    private static void beside(String how, PythonPeer script, Histories histories, Path folder, Consumer<Figure> told)
            throws Exception {
        Optional<String> python = script.python();
        Samples ours = new Samples();
        Samples theirs = new Samples();
        boolean equal = true;
        String peer = "none: no " + String.join(" or ", script.libraries());
        for (int round = 0; round < ROUNDS; round++) {
            int[][] ranked = ours.take(() -> ranked(histories));
            if (python.isPresent()) {
                JsonNode said = script.run(
                        python.get(),
                        folder,
                        folder.resolve(HISTORIES).toString(),
                        Integer.toString(ITEMS),
                        Integer.toString(PARAMETERS.groups()),
                        Double.toString(PARAMETERS.basketDecay()),
                        Double.toString(PARAMETERS.groupDecay()),
                        Integer.toString(PARAMETERS.neighbours()),
                        Double.toString(PARAMETERS.alpha()),
                        Integer.toString(LENGTH),
                        how);
                theirs.add(said.path("seconds").asDouble() * 1000);
                equal &= alike(ranked, said.path("ranked")) >= ALIKE;
                peer = how + " vectors, " + said.path("versions").asString("");
            }
        }
        told.accept(Figure.of(
                "recommend: TIFU-KNN, beside " + how + " vectors",
                ours.median(),
                new Figure.Peer(peer, python.isPresent() ? theirs.median() : 0),
                "ms",
                ROUNDS,
                equal));
    }

    private static int[][] ranked(Histories histories) {
        return new TifuKnn(PARAMETERS)
                .rank(histories, IntStream.range(0, histories.users()).toArray(), LENGTH);
    }

    /** The share of members who get the same ten, whatever their order. */
    private static double alike(int[][] ours, JsonNode theirs) {
        int same = 0;
        for (int member = 0; member < ours.length; member++) {
            Set<Integer> there = new HashSet<>();
            theirs.path(member).forEach(item -> there.add(item.asInt()));
            same += there.equals(
                            new HashSet<>(Arrays.stream(ours[member]).boxed().toList()))
                    ? 1
                    : 0;
        }
        return (double) same / ours.length;
    }
}
