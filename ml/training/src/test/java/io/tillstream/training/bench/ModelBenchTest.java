package io.tillstream.training.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.nextbasket.Histories;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelBenchTest {
    @Test
    void namesTheBenchesThereAreWhenAskedForAnother() {
        assertThat(Command.execute(new ModelBench(), "weather")).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(Command.execute(new ModelBench())).isEqualTo(ExitCode.CANNOT_WORK);
    }

    @Test
    void makesTheSameBasketsOfTheSameSeed() {
        List<List<String>> baskets = new FamilyBaskets(300, 5).baskets(400);

        assertThat(baskets).isEqualTo(new FamilyBaskets(300, 5).baskets(400)).hasSize(400);
        assertThat(baskets)
                .allSatisfy(basket -> assertThat(basket).doesNotHaveDuplicates().hasSizeBetween(3, 16));
    }

    @Test
    void tellsTheOtherSideTheSameHistories() {
        MadeUpMembers members = new MadeUpMembers(20, 2_000, 5);
        Histories histories = members.histories();
        List<String> lines = members.lines().lines().toList();

        assertThat(lines).hasSize(histories.users());
        for (int member = 0; member < lines.size(); member++) {
            assertThat(lines.get(member).split(";")).hasSize(histories.basketsOf(member));
        }
    }

    @Test
    void doesWithoutAPeerWhoseLibrariesAreMissing() throws InterruptedException {
        assertThat(new PythonPeer("tifu_knn.py", List.of("a_library_of_nobody")).python())
                .isEmpty();
    }

    @Test
    void comparesNothingWhereThePeerIsMissingOrDidSomethingElse() {
        Figure alone = Figure.of("demand", 2, new Figure.Peer("none", 0), "ms", 3, true);
        Figure differs = Figure.of("demand", 2, new Figure.Peer("a peer", 4), "ms", 3, false);

        assertThat(alone.ratio()).isNull();
        assertThat(alone.line()).contains("no peer");
        assertThat(differs.ratio()).isNull();
        assertThat(differs.line()).contains("outputs differ");
        assertThat(Figure.of("demand", 2, new Figure.Peer("a peer", 4), "ms", 3, true)
                        .ratio())
                .isEqualTo(0.5);
    }
}
