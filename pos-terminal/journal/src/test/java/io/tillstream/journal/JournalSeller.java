package io.tillstream.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A till in a process of its own: sells until it is killed and says each number once it is acknowledged. */
final class JournalSeller {
    private JournalSeller() {}

    public static void main(String[] arguments) throws IOException {
        try (Journal journal = Journal.create(Path.of(arguments[0]), Shop.TILL, Shop.EPOCH)) {
            journal.append(Shop.opening());
            while (!System.out.checkError()) {
                System.out.println(journal.appendNext(source -> Shop.sale(source, 1, "c01"))
                        .fact()
                        .source()
                        .sequence());
                System.out.flush();
            }
        }
    }
}
