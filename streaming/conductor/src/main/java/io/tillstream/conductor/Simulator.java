package io.tillstream.conductor;

import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.Shop;
import io.tillstream.conductor.process.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the shop simulator's commands are called. */
final class Simulator {
    private static final String MODULE = "pos-terminal/shop-simulator";

    private Simulator() {}

    /** The command that writes the plan: an import of real sales, or a generated chain. */
    static Program plan(Shop shop) {
        return new Program(
                MODULE,
                shop.comesFromSimulator()
                        ? "io.tillstream.simulator.GenerateCommand"
                        : "io.tillstream.simulator.ImportCommand",
                List.of("-Xmx1500m", "-XX:+UseParallelGC"));
    }

    static List<String> planArguments(Home home, Shop shop) {
        List<String> arguments = new ArrayList<>();
        if (!shop.comesFromSimulator()) {
            arguments.addAll(List.of("--data", shop.source()));
        }
        arguments.addAll(List.of(
                "--plan",
                home.plan().toString(),
                "--tills-dir",
                home.tills().toString(),
                "--stores",
                "" + shop.stores(),
                "--tills",
                "" + shop.tillsPerStore()));
        return arguments;
    }

    static Program cashiers() {
        return new Program(
                MODULE,
                "io.tillstream.simulator.CashiersCommand",
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    }

    /** Plays the printers alone, for tills that people work at. */
    static Program printers() {
        return new Program(
                MODULE,
                "io.tillstream.simulator.PrintersCommand",
                List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    }

    static List<String> printerArguments(Home home) {
        return List.of("--home", home.folder().toString());
    }

    /** Rings up the plan's baskets; without a speed as fast as the tills take them. */
    static List<String> cashierArguments(Home home, @Nullable Double speed) {
        List<String> arguments = new ArrayList<>(List.of("--home", home.folder().toString()));
        if (speed != null) {
            arguments.addAll(List.of("--speed", speed.toString()));
        }
        return arguments;
    }
}
