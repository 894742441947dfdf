package io.tillstream.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small sales files made by hand. */
public final class SalesFiles {
    public static final String HEADER =
            "\"InvoiceNo\",\"StockCode\",\"Description\",\"Quantity\",\"InvoiceDate\",\"UnitPrice\",\"CustomerID\",\"Country\"\n";

    private SalesFiles() {}

    /** One row in the file's form; prices and times as text. */
    public static String row(String invoice, String code, int quantity, String time, String price, String customer) {
        return "\"" + invoice + "\",\"" + code + "\",\"ITEM " + code + "\"," + quantity + ",\"" + time + "\"," + price
                + "," + customer + ",\"United Kingdom\"\n";
    }

    public static Path plain(Path folder, String text) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("sales.csv"), text);
    }

    public static Path gzipped(Path folder, String text) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("sales.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
