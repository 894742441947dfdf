package io.tillstream.topologies;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One memory for all state stores of the process. Left alone, each store of each partition may take 100 MB outside the
 * heap, of which there are dozens.
 */
public final class SharedRocksMemory implements RocksDBConfigSetter {
    private static final long ALL_BYTES = 192L << 20;
    private static final long UNWRITTEN_BYTES = 96L << 20;
    private static final long ONE_BUFFER_BYTES = 8L << 20;

    static {
        RocksDB.loadLibrary();
    }

    /** Live as long as the process, as the stores that share them come and go. */
    private static final Cache CACHE = new LRUCache(ALL_BYTES);

    private static final WriteBufferManager UNWRITTEN = new WriteBufferManager(UNWRITTEN_BYTES, CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            table.setBlockCache(CACHE);
            table.setCacheIndexAndFilterBlocks(true);
            options.setTableFormatConfig(table);
        }
        options.setWriteBufferManager(UNWRITTEN);
        options.setWriteBufferSize(ONE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(2);
    }

    @Override
    public void close(String store, Options options) {
        // What is shared outlives each store.
    }
}
