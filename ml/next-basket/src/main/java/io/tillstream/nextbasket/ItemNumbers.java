package io.tillstream.nextbasket;

import java.util.Arrays;

/** Numbers from 0 for the items of files, in the order in which they are met: a hash table without objects. */
final class ItemNumbers {
    private long[] keys = new long[1 << 12];
    private int[] numbers = new int[1 << 12];
    private long[] items = new long[1 << 11];
    private int size;

    /** The number of an item, a new one when it was not met before. */
    int of(long item) {
        int slot = slotOf(item);
        if (numbers[slot] > 0) {
            return numbers[slot] - 1;
        }
        if (size == items.length) {
            grow();
            slot = slotOf(item);
        }
        keys[slot] = item;
        items[size] = item;
        numbers[slot] = ++size;
        return size - 1;
    }

    long item(int number) {
        return items[number];
    }

    int size() {
        return size;
    }

    private int slotOf(long item) {
        long mixed = item * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (keys.length - 1);
        while (numbers[slot] > 0 && keys[slot] != item) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        items = Arrays.copyOf(items, items.length * 2);
        keys = new long[keys.length * 2];
        numbers = new int[keys.length];
        for (int number = 0; number < size; number++) {
            int slot = slotOf(items[number]);
            keys[slot] = items[number];
            numbers[slot] = number + 1;
        }
    }
}
