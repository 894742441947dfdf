package io.tillstream.streaming.archive;

import java.util.List;

/**
 * The decision that a batch belongs to the archive. Once it is there the batch is written, even when a crash leaves
 * files of it still to be moved into place.
 *
 * @param files the batch's files, relative to the archive
 * @param records how many records they hold
 * @param recordsBefore how many records of this partition were archived before
 */
record BatchMarker(List<String> files, long records, long recordsBefore) {
    BatchMarker {
        files = List.copyOf(files);
    }
}
