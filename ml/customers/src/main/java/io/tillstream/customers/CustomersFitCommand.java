package io.tillstream.customers;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.customers.history.WrittenDay;
import io.tillstream.tables.CsvOutput;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code customers fit}: how often customers come back and what they spend; docs/reference/customers.md. */
@picocli.CommandLine.Command(
        name = "customers fit",
        description = "Fits BG/NBD and Gamma-Gamma to purchases; see docs/reference/customers.md.")
public final class CustomersFitCommand extends Command {
    private static final int CALIBRATION_WEEKS = 39;
    private static final List<String> HEADER = List.of(
            "customer_id",
            "repeats",
            "recency_weeks",
            "age_weeks",
            "alive",
            "expected_purchases",
            "expected_amount",
            "expected_value");

    @Option(
            names = "--transactions",
            required = true,
            paramLabel = "F",
            description = "CSV with customer_id, date, units and amount, plain or gzipped.")
    @Nullable
    Path transactions;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "The last day of the calibration, 20260131; the end of the first 39 weeks when left out.")
    @Nullable
    String until;

    @Option(
            names = "--weeks",
            paramLabel = "N",
            defaultValue = "39",
            description = "How many weeks after the calibration --out looks ahead, 39 when left out.")
    int weeks;

    @Option(names = "--out", paramLabel = "OUT", description = "Where a line for each customer is written, CSV.")
    @Nullable
    Path out;

    public static void main(String[] arguments) {
        System.exit(execute(new CustomersFitCommand(), arguments));
    }

    @Override
    protected int run() {
        if (weeks < 1) {
            throw new Complaint("Option --weeks", String.valueOf(weeks), "it must be 1 or more", "leave it out for 39");
        }
        Path file = Objects.requireNonNull(transactions);
        List<Customer> customers = Purchases.in(file).customers(day(until), CALIBRATION_WEEKS);
        BgNbd purchases;
        GammaGamma amounts;
        try {
            purchases = BgNbd.fit(customers);
            amounts = GammaGamma.fit(customers);
        } catch (IllegalArgumentException e) {
            throw new Complaint(
                    "File " + file,
                    e.getMessage() + " until the end of the calibration",
                    "both models learn from customers who come back",
                    "give more purchases, or a later --until");
        }
        if (out != null) {
            write(out, customers, purchases, amounts);
        }
        print(text(customers, purchases, amounts), document(customers, purchases, amounts));
        return ExitCode.SUCCESS;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return WrittenDay.of(text);
        } catch (DateTimeParseException e) {
            throw new Complaint("Option --until", text, WrittenDay.RULE, "correct the date");
        }
    }

    private void write(Path to, List<Customer> customers, BgNbd purchases, GammaGamma amounts) {
        CsvOutput.write(to, "--out", HEADER, lines -> {
            for (Customer customer : customers) {
                double expected = purchases.expectedPurchases(customer, weeks);
                double amount = amounts.expectedAmount(customer);
                lines.printRecord(
                        customer.id(),
                        customer.repeats(),
                        number(customer.recency()),
                        number(customer.age()),
                        number(purchases.alive(customer)),
                        number(expected),
                        number(amount),
                        number(expected * amount));
            }
        });
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
    }

    private String text(List<Customer> customers, BgNbd purchases, GammaGamma amounts) {
        String text = String.format(
                Locale.ROOT,
                """
                %,d customers, %,d of whom came back.
                BG/NBD       r %.4f  alpha %.4f  a %.4f  b %.4f  log-likelihood %.2f
                Gamma-Gamma  p %.4f  q %.4f  v %.4f
                While they are there, customers come back %.3f times a week on average.""",
                customers.size(),
                customers.stream().filter(customer -> customer.repeats() > 0).count(),
                purchases.r(),
                purchases.alpha(),
                purchases.a(),
                purchases.b(),
                purchases.logLikelihood(customers),
                amounts.p(),
                amounts.q(),
                amounts.v(),
                purchases.r() / purchases.alpha());
        List<String> unsettled = unsettled(purchases, amounts);
        return unsettled.isEmpty()
                ? text
                : text
                        + String.format(
                                "%nThese data do not settle %s: the search ran to its bound. Give more purchases, and do not read"
                                        + " these parameters.",
                                String.join(", ", unsettled));
    }

    private static List<String> unsettled(BgNbd purchases, GammaGamma amounts) {
        return Stream.concat(
                        purchases.unsettled().stream().map(name -> "bgnbd." + name),
                        amounts.unsettled().stream().map(name -> "gammaGamma." + name))
                .toList();
    }

    private static Map<String, Object> document(List<Customer> customers, BgNbd purchases, GammaGamma amounts) {
        Map<String, Object> bgnbd = new LinkedHashMap<>();
        bgnbd.put("r", purchases.r());
        bgnbd.put("alpha", purchases.alpha());
        bgnbd.put("a", purchases.a());
        bgnbd.put("b", purchases.b());
        bgnbd.put("logLikelihood", purchases.logLikelihood(customers));
        Map<String, Object> gammaGamma = new LinkedHashMap<>();
        gammaGamma.put("p", amounts.p());
        gammaGamma.put("q", amounts.q());
        gammaGamma.put("v", amounts.v());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bgnbd", bgnbd);
        document.put("gammaGamma", gammaGamma);
        document.put("customers", customers.size());
        document.put("unsettled", unsettled(purchases, amounts));
        return document;
    }
}
