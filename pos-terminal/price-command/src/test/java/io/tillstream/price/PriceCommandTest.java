package io.tillstream.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final List<String> catalogue = new ArrayList<>();
    private final List<String> promotions = new ArrayList<>();
    private final List<String> baskets = new ArrayList<>();

    @BeforeEach
    void theExamplesOfTheReferencePages() throws Exception {
        catalogue.addAll(ReferencePagesTest.lines("price.catalogue.example.ndjson"));
        promotions.addAll(ReferencePagesTest.lines("promotions.example.ndjson"));
        baskets.addAll(ReferencePagesTest.lines("price.baskets.example.ndjson"));
    }

    private Command.Answer price(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--catalogue", write("catalogue.ndjson", catalogue),
                "--promotions", write("promotions.ndjson", promotions),
                "--baskets", write("baskets.ndjson", baskets)));
        arguments.addAll(List.of(more));
        return Command.ask(new PriceCommand(), arguments.toArray(String[]::new));
    }

    private String write(String name, List<String> lines) throws Exception {
        return Files.write(folder.resolve(name), lines).toString();
    }

    /** The document of docs/reference/price.md, whose amounts were worked out by hand. */
    @Test
    void pricesTheExampleAsTheReferencePageShows() throws Exception {
        Command.Answer outcome = price("--json");

        assertThat(outcome)
                .isEqualTo(new Command.Answer(
                        ExitCode.SUCCESS, ReferencePagesTest.blocks("price.md").getLast(), ""));
    }

    @Test
    void tellsPeopleWhatIsMissing() throws Exception {
        assertThat(price().out())
                .contains("Basket monday: £27.66, saved £3.36")
                .contains("dairy-double: 1 points")
                .contains("five-off-twenty would give more: £17.76 more of anything")
                .contains("dairy-20 would give more: a member's card");
    }

    @Test
    void namesTheLineOfABadPromotionAndPricesNothing() throws Exception {
        promotions.set(4, promotions.get(4).replace("\"basisPoints\":5000", "\"basisPoints\":50000"));

        Command.Answer outcome = price("--json");

        assertThat(outcome.exit()).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(outcome.err())
                .hasLineCount(1)
                .contains("promotions.ndjson, line 5", "50000 basis points; 1 to 10000", "nothing was loaded");
        assertThat(outcome.out()).startsWith("{\"error\":").doesNotContain("baskets\":[");
    }

    @Test
    void refusesALineThatIsNoJson() throws Exception {
        promotions.set(1, "{\"id\":");

        assertRefused("promotions.ndjson, line 2");
    }

    @Test
    void refusesAFieldThatIsMissing() throws Exception {
        promotions.set(0, promotions.getFirst().replace("\"active\":true,", ""));

        assertRefused("line 1", "field active is missing");
    }

    @Test
    void refusesAFieldThatIsMisspelt() throws Exception {
        promotions.set(0, promotions.getFirst().replace("\"floor\"", "\"flor\""));

        assertRefused("line 1", "field flor is not known");
    }

    @Test
    void refusesTwoPromotionsWithOneId() throws Exception {
        promotions.add(promotions.getFirst());

        assertRefused("line 13", "promotion dairy-20 is there twice");
    }

    @Test
    void refusesAnEmptyCatalogue() throws Exception {
        catalogue.clear();

        assertRefused("catalogue.ndjson", "holds no item");
    }

    @Test
    void refusesAnItemThatIsNotInTheCatalogue() throws Exception {
        baskets.add(
                "{\"id\":\"x\",\"at\":\"2026-11-16T09:30:00Z\",\"lines\":[{\"gtin\":\"04006381333931\",\"quantity\":\"1 ea\"}]}");

        assertRefused("baskets.ndjson, line 3", "04006381333931 is not in the catalogue");
    }

    @Test
    void refusesANegativeQuantity() throws Exception {
        baskets.add(
                "{\"id\":\"x\",\"at\":\"2026-11-16T09:30:00Z\",\"lines\":[{\"gtin\":\"05901234123457\",\"quantity\":\"-1 ea\"}]}");

        assertRefused("line 3", "quantity -1 ea");
    }

    @Test
    void namesTheFieldThatHoldsAnotherKindOfValue() throws Exception {
        baskets.add(
                "{\"id\":\"x\",\"at\":\"2026-11-16T09:30:00Z\",\"lines\":[{\"gtin\":\"05901234123457\",\"quantity\":-1}]}");

        assertRefused("line 3: field lines.quantity holds another kind of value;");
    }

    @Test
    void refusesAnAbsurdQuantity() throws Exception {
        baskets.add(
                "{\"id\":\"x\",\"at\":\"2026-11-16T09:30:00Z\",\"lines\":[{\"gtin\":\"05901234123457\",\"quantity\":\"1000000001 ea\"}]}");

        assertRefused("line 3", "1 to 1000000000");
    }

    @Test
    void refusesPiecesOfWhatIsWeighed() throws Exception {
        baskets.add(
                "{\"id\":\"x\",\"at\":\"2026-11-16T09:30:00Z\",\"lines\":[{\"gtin\":\"02000000000046\",\"quantity\":\"1 ea\"}]}");

        assertRefused("line 3", "sold by GRAM");
    }

    @Test
    void refusesAFileThatIsNotThere() throws Exception {
        assertThat(Command.execute(
                        new PriceCommand(),
                        "--catalogue",
                        "nowhere",
                        "--promotions",
                        "nowhere",
                        "--baskets",
                        "nowhere"))
                .isEqualTo(ExitCode.CANNOT_WORK);
    }

    private void assertRefused(String... words) throws Exception {
        Command.Answer outcome = price();

        assertThat(outcome.exit()).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).hasLineCount(1).contains(words);
    }
}
