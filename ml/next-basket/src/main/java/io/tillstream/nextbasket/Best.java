package io.tillstream.nextbasket;

import java.util.Arrays;

/**
 * The highest of many scores. A score and its number are packed into one long, so that choosing and sorting work on
 * plain arrays; of equal scores the lower number comes first.
 */
final class Best {
    private Best() {}

    /** Packs; higher scores give higher longs, and of equal scores lower numbers do. */
    static long packed(float score, int number) {
        int bits = Float.floatToIntBits(score);
        int ordered = bits >= 0 ? bits : bits ^ 0x7fffffff;
        return ((long) ordered << 32) | (0xffffffffL ^ number);
    }

    static int number(long packed) {
        return (int) (packed ^ 0xffffffffL);
    }

    static float score(long packed) {
        int ordered = (int) (packed >> 32);
        return Float.intBitsToFloat(ordered >= 0 ? ordered : ordered ^ 0x7fffffff);
    }

    /**
     * Brings the highest to the front, in descending order; what stands behind them is in no order.
     *
     * @param size how many of {@code packed} count
     * @return how many are in front: {@code wanted}, or fewer where there are fewer
     */
    static int toFront(long[] packed, int size, int wanted) {
        int front = Math.min(size, wanted);
        int low = 0;
        int high = size - 1;
        while (front > 0 && front < size && low < high) {
            long pivot = middle(packed[low], packed[(low + high) >>> 1], packed[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (packed[left] > pivot) {
                    left++;
                }
                while (packed[right] < pivot) {
                    right--;
                }
                if (left <= right) {
                    long swapped = packed[left];
                    packed[left++] = packed[right];
                    packed[right--] = swapped;
                }
            }
            if (front - 1 <= right) {
                high = right;
            } else if (front - 1 >= left) {
                low = left;
            } else {
                break;
            }
        }
        Arrays.sort(packed, 0, front);
        for (int i = 0, j = front - 1; i < j; i++, j--) {
            long swapped = packed[i];
            packed[i] = packed[j];
            packed[j] = swapped;
        }
        return front;
    }

    private static long middle(long one, long two, long three) {
        return Math.max(Math.min(one, two), Math.min(Math.max(one, two), three));
    }
}
