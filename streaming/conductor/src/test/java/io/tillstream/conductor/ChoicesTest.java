package io.tillstream.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Complaint;
import io.tillstream.conductor.home.Shop;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ChoicesTest {
    @TempDir
    private Path data;

    @Test
    void opensThreeGeneratedStoresOfTwoTillsByDefault() {
        assertThat(new Choices(null, null, null, true).shop(null)).isEqualTo(new Shop("generated", 3, 2));
    }

    @Test
    void opensTwoStoresOfTwoTillsWithRealSales() {
        assertThat(new Choices(data, null, null, true).shop(null))
                .isEqualTo(new Shop(data.toAbsolutePath().toString(), 2, 2));
    }

    @Test
    void goesOnWithTheShopTheHomeHolds() {
        Shop held = new Shop("generated", 1, 4);

        assertThat(new Choices(null, null, null, true).shop(held)).isEqualTo(held);
        assertThat(new Choices(null, 1, 4, true).shop(held)).isEqualTo(held);
    }

    @Test
    void refusesAnotherShopInAHomeThatHoldsOne() {
        Shop held = new Shop("generated", 3, 2);

        assertThatThrownBy(() -> new Choices(data, null, null, true).shop(held))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("--home");
        assertThatThrownBy(() -> new Choices(null, 4, null, true).shop(held)).isInstanceOf(Complaint.class);
    }

    @Test
    void saysWhenADemoLivesFasterThanItsClock() {
        assertThat(demo().hurried()).isTrue();
        assertThat(demo("--speed", "20").hurried()).isTrue();
        assertThat(demo("--speed", "1").hurried()).isFalse();
        assertThat(new UpCommand().choices().hurried()).isFalse();
    }

    private static Choices demo(String... arguments) {
        return CommandLine.populateCommand(new DemoCommand(), arguments).choices();
    }

    @Test
    void refusesAMissingFolderAndNoStores() {
        assertThatThrownBy(() -> new Choices(data.resolve("missing"), null, null, true))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("there is no such folder");
        assertThatThrownBy(() -> new Choices(null, 0, null, true))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("--stores");
    }
}
