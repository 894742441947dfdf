package io.tillstream.training.bench;

import io.tillstream.customers.BgNbd;
import io.tillstream.customers.Customer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** BG/NBD fitted to made-up customers, by us and by an optimiser of scipy on the same likelihood. */
final class CustomersSubject implements Subject {
    private static final int CUSTOMERS = 5_000;
    private static final int ROUNDS = 5;
    private static final double WEEKS = 39;

    /** Half of the third digit. */
    private static final double ALIKE = 5e-4;

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public void measure(Path folder, Consumer<Figure> told) throws Exception {
        List<Customer> customers = customers();
        Path file = Files.writeString(
                folder.resolve("customers.csv"),
                customers.stream()
                        .map(one -> one.repeats() + "," + one.recency() + "," + one.age())
                        .collect(Collectors.joining("\n", "", "\n")));
        PythonPeer script = new PythonPeer("bg_nbd.py", List.of("numpy", "scipy"));
        Optional<String> python = script.python();
        for (int i = 0; i < ROUNDS; i++) {
            BgNbd.fit(customers);
        }
        Samples ours = new Samples();
        Samples theirs = new Samples();
        boolean equal = true;
        String peer = "none: no numpy or scipy";
        for (int round = 0; round < ROUNDS; round++) {
            BgNbd fitted = ours.take(() -> BgNbd.fit(customers));
            if (python.isPresent()) {
                JsonNode said = script.run(python.get(), folder, file.toString());
                theirs.add(said.path("seconds").asDouble() * 1000);
                equal &= alike(fitted, said.path("parameters"));
                peer = "Nelder-Mead of " + said.path("versions").asString("");
            }
        }
        told.accept(Figure.of(
                "customers: BG/NBD of 5,000 fitted",
                ours.median(),
                new Figure.Peer(peer, python.isPresent() ? theirs.median() : 0),
                "ms",
                ROUNDS,
                equal));
    }

    private static boolean alike(BgNbd ours, JsonNode theirs) {
        double[] here = {ours.r(), ours.alpha(), ours.a(), ours.b()};
        for (int i = 0; i < here.length; i++) {
            if (!(Math.abs(here[i] / theirs.path(i).asDouble() - 1) < ALIKE)) {
                return false;
            }
        }
        return true;
    }

    /** Who buys at rates of their own and may stay away after any purchase, as the model has it, by days. */
    private static List<Customer> customers() {
        Random random = new Random(39);
        List<Customer> customers = new ArrayList<>();
        while (customers.size() < CUSTOMERS) {
            // A gamma of shape 1/4 is hard to draw; the square of its half-normal cousin has the same long tail.
            double rate = Math.pow(random.nextGaussian(), 2) / 8;
            double leaves = Math.pow(random.nextDouble(), 2);
            double age = WEEKS - random.nextInt(84) / 7.0;
            double last = 0;
            int repeats = 0;
            while (random.nextDouble() >= leaves || repeats == 0) {
                double next = last - Math.log(1 - random.nextDouble()) / rate;
                if (!(next <= age)) {
                    break;
                }
                last = Math.max(1 / 7.0, Math.floor(next * 7) / 7);
                repeats++;
                if (random.nextDouble() < leaves) {
                    break;
                }
            }
            customers.add(new Customer("c" + customers.size(), repeats, last, Math.max(last, age), 0));
        }
        return customers;
    }
}
