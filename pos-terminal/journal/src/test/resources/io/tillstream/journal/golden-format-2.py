"""Writes golden-format-2.journal from docs/reference/journal.md, sharing no code with the journal. Run in this folder."""
import datetime
import hashlib
import struct

FACTS = [
    '{"type":"epoch-opened","businessDate":"2026-11-23","happenedAt":"2026-11-23T12:00:00Z","reason":"enrolled",'
    '"source":{"epoch":1,"sequence":1,"till":"s1-t1"}}',
    '{"type":"sale","assumed":[],"businessDate":"2026-11-23","cashRounding":"0.00 GBP","channel":"TILL",'
    '"happenedAt":"2026-11-23T12:00:02Z","lines":[{"discounts":[],"gross":"7.65 GBP","gtin":"04006381333931","line":1,'
    '"net":"7.65 GBP","points":0,"priceSource":"PRICE_BOOK","quantity":"3 ea","tax":"1.28 GBP","taxGroup":"standard",'
    '"unitPrice":"2.55 GBP"}],"offers":[],"operator":"c01","origin":"LIVE",'
    '"source":{"epoch":1,"sequence":2,"till":"s1-t1"},"taxes":[{"base":"6.37 GBP","basisPoints":2000,'
    '"group":"standard","included":true,"tax":"1.28 GBP"}],"tenders":[{"change":"0.00 GBP","tendered":"7.65 GBP",'
    '"type":"CASH"}],"total":"7.65 GBP"}',
    '{"type":"sale","assumed":[],"businessDate":"2026-11-23","cashRounding":"0.00 GBP","channel":"TILL",'
    '"happenedAt":"2026-11-23T12:00:03Z","lines":[{"discounts":[],"gross":"-2.55 GBP","gtin":"04006381333931","line":1,'
    '"net":"-2.55 GBP","points":0,"priceSource":"PRICE_BOOK","quantity":"-1 ea","tax":"-0.42 GBP",'
    '"taxGroup":"standard","unitPrice":"2.55 GBP"}],"offers":[],"operator":"c01","origin":"LIVE",'
    '"source":{"epoch":1,"sequence":3,"till":"s1-t1"},"taxes":[{"base":"-2.13 GBP","basisPoints":2000,'
    '"group":"standard","included":true,"tax":"-0.42 GBP"}],"tenders":[{"change":"0.00 GBP","tendered":"-2.55 GBP",'
    '"type":"CASH"}],"total":"-2.55 GBP"}',
    '{"type":"no-sale","businessDate":"2026-11-23","happenedAt":"2026-11-23T12:00:04Z","operator":"c01",'
    '"reason":"change needed 找零","source":{"epoch":1,"sequence":4,"till":"s1-t1"}}',
]
TOTALS = [(0, 0), (765, 0), (765, 255), (765, 255)]


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 & -(crc & 1))
    return crc ^ 0xFFFFFFFF


assert crc32c(b"123456789") == 0xE3069283

day = (datetime.date(2026, 11, 23) - datetime.date(1970, 1, 1)).days
previous = bytes(32)
frames = b""
for number, (fact, (sales, returns)) in enumerate(zip(FACTS, TOTALS), start=1):
    payload = fact.encode("utf-8")
    digest = hashlib.sha256(previous + payload).digest()
    # Each record was acknowledged before the next one was written.
    mark = struct.pack(">Q", 512 + len(frames))
    body = struct.pack(">QiQQ", number, day, sales, returns) + previous + digest + mark + payload
    frames += struct.pack(">II", len(body), crc32c(body)) + body
    previous = digest

identity = b"TILLJRNL" + struct.pack(">IiI", 2, 1, 5) + b"s1-t1".ljust(40, b"\0")
mark = struct.pack(">Q", 512 + len(frames))
header = identity + struct.pack(">I", crc32c(identity)) + mark + struct.pack(">I", crc32c(mark))
with open("golden-format-2.journal", "wb") as golden:
    golden.write(header.ljust(512, b"\0") + frames)
