package io.tillstream.catalogue;

import io.tillstream.events.Gtin;
import java.io.DataOutputStream;
import java.io.IOException;

/** Writes an item file behind its header. Rows that did not change are copied as they lie in the file before. */
final class ItemWriter {
    private final DataOutputStream out;
    private final RowForm form;
    private final RowBytes row = RowBytes.empty();

    private final long[] numbers;
    private final int[] offsets;
    private int items;

    /**
     * A writer.
     *
     * @param most how many items there can be
     * @param form the words of the file before, which go on with the same numbers
     */
    ItemWriter(DataOutputStream out, int most, RowForm form) {
        this.out = out;
        this.numbers = new long[most];
        this.offsets = new int[most + 1];
        this.form = form.copy();
    }

    void write(Items all, ItemFile.Beside beside) throws IOException {
        ItemColumns file = all.file();
        int place = 0;
        for (Gtin changed : all.toldInOrder()) {
            long number = ItemColumns.number(changed);
            while (place < file.items() && file.numberAt(place) < number) {
                copy(file, place++);
            }
            if (place < file.items() && file.numberAt(place) == number) {
                place++;
            }
            Row told = all.row(changed);
            if (!told.isEmpty()) {
                form.encode(changed, told, row);
                add(number, row.take());
            }
        }
        while (place < file.items()) {
            copy(file, place++);
        }
        writeColumns(all, beside);
    }

    private void copy(ItemColumns file, int place) throws IOException {
        add(file.numberAt(place), file.bytesAt(place));
    }

    private void add(long number, byte[] bytes) throws IOException {
        numbers[items] = number;
        offsets[items] = offset();
        items++;
        out.write(bytes);
    }

    private void writeColumns(Items all, ItemFile.Beside beside) throws IOException {
        int numbersAt = offset();
        offsets[items] = numbersAt;
        for (int i = 0; i < items; i++) {
            out.writeLong(numbers[i]);
        }
        for (int i = 0; i <= items; i++) {
            out.writeInt(offsets[i]);
        }
        int wordsAt = offset();
        form.writeWords(row);
        out.write(row.take());
        int besideAt = offset();
        beside.write(out);
        out.writeInt(items);
        out.writeInt(all.products());
        out.writeInt(all.priced());
        out.writeInt(numbersAt);
        out.writeInt(wordsAt);
        out.writeInt(besideAt);
    }

    private int offset() {
        return ItemColumns.HEADER + out.size();
    }
}
